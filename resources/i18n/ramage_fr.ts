<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AcceptanceBar</name>
    <message>
        <source>See what changed</source>
        <translation>Voir ce qui a changé</translation>
    </message>
    <message>
        <source>I have read it and I agree to follow it</source>
        <translation>Je l’ai lue et je m’engage à la suivre</translation>
    </message>
    <message>
        <source>Agreeing is noted on this computer, with the version and the day.</source>
        <translation>Votre accord est noté sur cet ordinateur, avec la version et le jour.</translation>
    </message>
    <message>
        <source>The charter has changed since you accepted version {version}, on {day}.</source>
        <translation>La charte a changé depuis que vous avez accepté la version {version}, le {day}.</translation>
    </message>
    <message>
        <source>The charter has a new version. You accepted version {version}, on {day}.</source>
        <translation>La charte a une nouvelle version. Vous avez accepté la version {version}, le {day}.</translation>
    </message>
    <message>
        <source>Accepted on {day} (version {version})</source>
        <translation>Acceptée le {day} (version {version})</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>You allowed: {what}.</source>
        <translation>Vous avez autorisé&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Sign in again as {handle}</source>
        <translation>Se reconnecter en tant que {handle}</translation>
    </message>
    <message>
        <source>Try the keyring again</source>
        <translation>Réessayer le trousseau</translation>
    </message>
    <message>
        <source>Put the key of {handle} in the keyring</source>
        <translation>Ranger la clé de {handle} dans le trousseau</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Déconnecter…</translation>
    </message>
    <message>
        <source>Disconnect {handle}</source>
        <translation>Déconnecter {handle}</translation>
    </message>
    <message>
        <source>Let {handle} go? The key goes back to {network}, then it is erased from this computer. Your posts stay there; what is planned for this account will not go out.</source>
        <translation>Déconnecter {handle}&#xa0;? La clé est rendue à {network}, puis effacée de cet ordinateur. Vos posts y restent&#xa0;; ce qui est planifié pour ce compte ne partira pas.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Keep {handle} connected</source>
        <translation>Garder {handle} connecté</translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <translation>Déconnexion…</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Not allowed here</source>
        <translation>Non autorisé ici</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Bientôt expiré</translation>
    </message>
    <message>
        <source>Until Ramage closes</source>
        <translation>Jusqu’à la fermeture de Ramage</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Connected on {when}</source>
        <translation>Connecté le {when}</translation>
    </message>
    <message>
        <source>last used {when}</source>
        <translation>dernier usage {when}</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>pas encore utilisé</translation>
    </message>
    <message>
        <source>lasts until {when}</source>
        <translation>valable jusqu’au {when}</translation>
    </message>
    <message>
        <source>no end named</source>
        <translation>sans fin annoncée</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Your accounts</source>
        <translation>Vos comptes</translation>
    </message>
    <message>
        <source>What Ramage never does</source>
        <translation>Ce que Ramage ne fait jamais</translation>
    </message>
    <message>
        <source>Forget everything on this computer</source>
        <translation>Tout oublier sur cet ordinateur</translation>
    </message>
    <message>
        <source>What can be done on each, from this computer, once you are connected.</source>
        <translation>Ce qu’on peut faire sur chacun, depuis cet ordinateur, une fois le compte connecté.</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>Connecter un compte</translation>
    </message>
    <message>
        <source>Published by hand</source>
        <translation>Publier à la main</translation>
    </message>
    <message>
        <source>Not open here</source>
        <translation>Fermés ici</translation>
    </message>
    <message>
        <source>These let in only programs that a company has declared, and nobody has done so for Ramage yet. Until then, Ramage lays text and pictures ready, opens the network’s own page, and you post.</source>
        <translation>Ces réseaux ne laissent entrer que les programmes qu’une entreprise a déclarés, et personne ne l’a encore fait pour Ramage. D’ici là, Ramage prépare le texte et les images, ouvre la page du réseau, et vous publiez.</translation>
    </message>
    <message>
        <source>Your organisation decided that no account of these is connected here. Your IT department can tell you more.</source>
        <translation>Votre organisation a décidé qu’aucun compte de ces réseaux ne se connecte ici. Votre service informatique peut vous en dire plus.</translation>
    </message>
    <message>
        <source>Not in a preview</source>
        <translation>Pas dans un aperçu</translation>
    </message>
    <message>
        <source>Posts are counted and shown as they would look there. Nothing goes to these networks from a preview, neither through an account nor by hand.</source>
        <translation>Les posts sont comptés et montrés tels qu’ils y paraîtraient. D’un aperçu, rien ne part vers ces réseaux, ni par un compte ni à la main.</translation>
    </message>
    <message>
        <source>It never publishes without you pressing the button.</source>
        <translation>Il ne publie jamais sans que vous ayez appuyé sur le bouton.</translation>
    </message>
    <message>
        <source>It never writes a key or a password to a file: the system keyring keeps them.</source>
        <translation>Il n’écrit jamais de clé ni de mot de passe dans un fichier&#xa0;: le trousseau du système les garde.</translation>
    </message>
    <message>
        <source>It never tells anyone who writes, who does not, or what is in your drafts.</source>
        <translation>Il ne dit à personne qui écrit, qui n’écrit pas, ni ce que contiennent vos brouillons.</translation>
    </message>
    <message>
        <source>It never reads your messages, your contacts or your feed.</source>
        <translation>Il ne lit jamais vos messages, vos contacts ni votre fil.</translation>
    </message>
    <message>
        <source>It never says “published” when it is not certain.</source>
        <translation>Il ne dit jamais «&#xa0;publié&#xa0;» quand ce n’est pas certain.</translation>
    </message>
    <message>
        <source>For a computer you give back or share: every account is let go, its key goes back to its network and is erased from the keyring, and the ledger of connections is emptied. Drafts and the outbox stay.</source>
        <translation>Pour un ordinateur que vous rendez ou partagez&#xa0;: chaque compte est déconnecté, sa clé est rendue à son réseau et effacée du trousseau, et le registre des connexions est vidé. Les brouillons et les envois restent.</translation>
    </message>
    <message>
        <source>Forget everything…</source>
        <translation>Tout oublier…</translation>
    </message>
    <message>
        <source>Yes, forget every account</source>
        <translation>Oui, oublier tous les comptes</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>Forgetting…</source>
        <translation>Oubli en cours…</translation>
    </message>
</context>
<context>
    <name>AccountsScreen</name>
    <message>
        <source>{n} accounts connected</source>
        <translation>{n} comptes connectés</translation>
    </message>
    <message>
        <source>No account connected yet: the practice network needs none</source>
        <translation>Aucun compte connecté pour l’instant&#xa0;: le réseau d’entraînement n’en demande pas</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Connect {network}</source>
        <translation>Connecter {network}</translation>
    </message>
    <message>
        <source>{handle} is connected. Choose it at the foot of Compose to publish there.</source>
        <translation>{handle} est connecté. Choisissez-le en bas de l’écran Rédiger pour y publier.</translation>
    </message>
    <message>
        <source>Connected to {network}</source>
        <translation>Connecté à {network}</translation>
    </message>
    <message>
        <source>Write a post</source>
        <translation>Écrire un post</translation>
    </message>
    <message>
        <source>{handle} is disconnected</source>
        <translation>{handle} est déconnecté</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>One account connected</source>
        <translation>Un compte connecté</translation>
    </message>
    <message>
        <source>A feed on this computer, for you alone. Publish here to see your post as it would look: nothing leaves, nobody reads it, and it needs no password.</source>
        <translation>Un fil sur cet ordinateur, pour vous seulement. Publiez-y pour voir votre post tel qu’il paraîtrait&#xa0;: rien ne sort, personne ne le lit, et il ne faut pas de mot de passe.</translation>
    </message>
</context>
<context>
    <name>AltTextDialog</name>
    <message>
        <source>Alt text</source>
        <translation>Texte alternatif</translation>
    </message>
    <message>
        <source>Say what the picture shows, as you would on the telephone. One or two sentences.</source>
        <translation>Dites ce que montre l’image, comme au téléphone. Une ou deux phrases suffisent.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>Put this question away (Escape)</source>
        <translation>Ranger cette question (Échap)</translation>
    </message>
    <message>
        <source>In your own words; Enter puts it into the text</source>
        <translation>Avec vos mots&#xa0;; Entrée la met dans le texte</translation>
    </message>
    <message>
        <source>Put it in</source>
        <translation>Insérer</translation>
    </message>
    <message>
        <source>Into the text (Enter)</source>
        <translation>Dans le texte (Entrée)</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Au début</translation>
    </message>
    <message>
        <source>At the beginning of the text</source>
        <translation>Au début du texte</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>After the paragraph I am in</source>
        <translation>Après le paragraphe où je suis</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>À la fin</translation>
    </message>
    <message>
        <source>At the end of the text, before closing hashtags</source>
        <translation>À la fin du texte, avant les derniers hashtags</translation>
    </message>
</context>
<context>
    <name>AnswerEdit</name>
    <message>
        <source>A few words are enough. Ctrl+Enter goes on.</source>
        <translation>Quelques mots suffisent. Ctrl+Entrée pour continuer.</translation>
    </message>
</context>
<context>
    <name>AtHand</name>
    <message>
        <source>At hand, with Alt and the number:</source>
        <translation>Sous la main, avec Alt et le numéro&#xa0;:</translation>
    </message>
    <message>
        <source>Put in: {piece}</source>
        <translation>Insérer&#xa0;: {piece}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Since version {version}, which you accepted on {day}.</source>
        <translation>Depuis la version {version}, que vous avez acceptée le {day}.</translation>
    </message>
    <message>
        <source>Read the section</source>
        <translation>Lire la section</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Nouvelle section</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
</context>
<context>
    <name>CharterPanel</name>
    <message>
        <source>What may I say?</source>
        <translation>Que puis-je dire&#x202f;?</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
    <message>
        <source>Ask in your own words</source>
        <translation>Demandez avec vos mots</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Toutes les réponses</translation>
    </message>
    <message>
        <source>A customer’s name, a photo, results: ask as you would ask a colleague. Or choose a section.</source>
        <translation>Un nom de client, une photo, des résultats&#xa0;: demandez comme à un collègue. Ou choisissez un point.</translation>
    </message>
    <message>
        <source>The charter says nothing about “{words}”. Try another word.</source>
        <translation>La charte ne dit rien de «&#xa0;{words}&#xa0;». Essayez un autre mot.</translation>
    </message>
    <message>
        <source>Still in doubt? {contact}</source>
        <translation>Encore un doute&#x202f;? {contact}</translation>
    </message>
    <message>
        <source>Section {number}</source>
        <translation>Point {number}</translation>
    </message>
</context>
<context>
    <name>CharterScreen</name>
    <message>
        <source>Charter</source>
        <translation>Charte</translation>
    </message>
    <message>
        <source>Search the charter</source>
        <translation>Chercher dans la charte</translation>
    </message>
    <message>
        <source>A question?</source>
        <translation>Une question&#x202f;?</translation>
    </message>
    <message>
        <source>This library has no charter yet</source>
        <translation>Cette bibliothèque n’a pas encore de charte</translation>
    </message>
    <message>
        <source>When your communication team adds one, you can read and search it here.</source>
        <translation>Quand votre équipe communication en ajoutera une, vous pourrez la lire et y chercher ici.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Version {version} of {day}</source>
        <translation>Version {version} du {day}</translation>
    </message>
    <message>
        <source>Not accepted yet</source>
        <translation>Pas encore acceptée</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>To accept again</source>
        <translation>À accepter de nouveau</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>Introduction</translation>
    </message>
    <message>
        <source>Nothing about “{words}” here. Try another word.</source>
        <translation>Rien sur «&#xa0;{words}&#xa0;» ici. Essayez un autre mot.</translation>
    </message>
    <message>
        <source>Found in one place</source>
        <translation>Trouvé à un endroit</translation>
    </message>
    <message>
        <source>Found in {n} places</source>
        <translation>Trouvé à {n} endroits</translation>
    </message>
    <message>
        <source>Section {number} of {total}</source>
        <translation>Section {number} sur {total}</translation>
    </message>
</context>
<context>
    <name>ClosedNetworks</name>
    <message>
        <source>Possible: {what}</source>
        <translation>Possible&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>Suggests: {words}</source>
        <translation>Propose&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Suggests taking this out</source>
        <translation>Propose de l’enlever</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>CommentForm</name>
    <message>
        <source>Your comment</source>
        <translation>Votre remarque</translation>
    </message>
    <message>
        <source>What do you think of it?</source>
        <translation>Qu’en pensez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Other words for the passage</source>
        <translation>D’autres mots pour ce passage</translation>
    </message>
    <message>
        <source>Other words for it, if you have some</source>
        <translation>D’autres mots, si vous en avez</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>L’enlever</translation>
    </message>
    <message>
        <source>Add the comment</source>
        <translation>Ajouter la remarque</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>About the whole text: select a passage to be precise.</source>
        <translation>Sur tout le texte&#xa0;: sélectionnez un passage pour être précis.</translation>
    </message>
</context>
<context>
    <name>ComposeHeader</name>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>All drafts</source>
        <translation>Tous les brouillons</translation>
    </message>
    <message>
        <source>Title of the draft, for yourself</source>
        <translation>Titre du brouillon, pour vous</translation>
    </message>
    <message>
        <source>Untitled draft</source>
        <translation>Brouillon sans titre</translation>
    </message>
    <message>
        <source>Approved post</source>
        <translation>Post approuvé</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>Langue du texte</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Preview (Ctrl+P)</source>
        <translation>Aperçu (Ctrl+P)</translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation>Jeter ce brouillon</translation>
    </message>
    <message>
        <source>Discard this draft (it can be brought back)</source>
        <translation>Jeter ce brouillon (il peut être repris)</translation>
    </message>
</context>
<context>
    <name>ComposeScreen</name>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Common text</source>
        <translation>Texte commun</translation>
    </message>
</context>
<context>
    <name>ConfirmLibrary</name>
    <message>
        <source>Is this your organisation’s library?</source>
        <translation>Est-ce bien la bibliothèque de votre organisation&#x202f;?</translation>
    </message>
    <message>
        <source>Compare these six groups with those your communication team gave you, on paper or by telephone. You are asked only once: from then on, this computer notices by itself when somebody else signs.</source>
        <translation>Comparez ces six groupes avec ceux que votre équipe de communication vous a donnés, sur papier ou par téléphone. On ne vous le demande qu’une fois&#xa0;: ensuite, cet ordinateur remarque tout seul si quelqu’un d’autre signe.</translation>
    </message>
    <message>
        <source>Offered by {host}</source>
        <translation>Proposée par {host}</translation>
    </message>
    <message>
        <source>All six are the same</source>
        <translation>Les six sont identiques</translation>
    </message>
    <message>
        <source>They differ, or I do not have them</source>
        <translation>Ils diffèrent, ou je ne les ai pas</translation>
    </message>
    <message>
        <source>Group {n} of 6: {digits}</source>
        <translation>Groupe {n} sur 6&#xa0;: {digits}</translation>
    </message>
</context>
<context>
    <name>ConnectFaces</name>
    <message>
        <source>Connect {network}</source>
        <translation>Connecter {network}</translation>
    </message>
    <message>
        <source>Sign in again as {handle}</source>
        <translation>Se reconnecter en tant que {handle}</translation>
    </message>
    <message>
        <source>{trouble}: the key to your account will last until Ramage closes. {action}</source>
        <translation>{trouble}&#xa0;: la clé de votre compte durera jusqu’à la fermeture de Ramage. {action}</translation>
    </message>
    <message>
        <source>Nothing opens before you have read this</source>
        <translation>Rien ne s’ouvre avant que vous ayez lu ceci</translation>
    </message>
    <message>
        <source>No account was connected</source>
        <translation>Aucun compte n’a été connecté</translation>
    </message>
    <message>
        <source>With an app password</source>
        <translation>Avec un mot de passe d’application</translation>
    </message>
    <message>
        <source>No browser is needed. The password is used once and not kept: what is kept, in your keyring, is the key {network} hands over for it.</source>
        <translation>Aucun navigateur n’est nécessaire. Le mot de passe sert une fois et n’est pas gardé&#xa0;: ce qui est gardé, dans votre trousseau, c’est la clé que {network} donne en échange.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Through your organisation</source>
        <translation>Par votre organisation</translation>
    </message>
    <message>
        <source>Your browser opens a page of {network}, by way of your organisation’s sign-in service. You say yes there, and this window comes back to the front by itself.</source>
        <translation>Votre navigateur ouvre une page de {network}, en passant par le service de connexion de votre organisation. Vous y dites oui, et cette fenêtre revient d’elle-même au premier plan.</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Ouvrir le navigateur</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>Your browser opens a page of {network}. You sign in and say yes there, and this window comes back to the front by itself.</source>
        <translation>Votre navigateur ouvre une page de {network}. Vous vous y identifiez et dites oui, et cette fenêtre revient d’elle-même au premier plan.</translation>
    </message>
    <message>
        <source>Where your account lives: the end of your handle, after the second @.</source>
        <translation>Là où vit votre compte&#xa0;: la fin de votre identifiant, après le second @.</translation>
    </message>
    <message>
        <source>Your server</source>
        <translation>Votre serveur</translation>
    </message>
    <message>
        <source>As it stands on your profile: a name in bsky.social, or your own domain.</source>
        <translation>Tel qu’il figure sur votre profil&#xa0;: un nom dans bsky.social, ou votre propre domaine.</translation>
    </message>
    <message>
        <source>Your handle</source>
        <translation>Votre identifiant</translation>
    </message>
    <message>
        <source>Not the password you sign in with yourself: one made for Ramage alone, which you can take back at any time in the settings of {network}.</source>
        <translation>Pas celui avec lequel vous vous identifiez&#xa0;: un mot de passe fait pour Ramage seul, que vous pouvez retirer à tout moment dans les réglages de {network}.</translation>
    </message>
    <message>
        <source>Make an app password</source>
        <translation>Créer un mot de passe d’application</translation>
    </message>
    <message>
        <source>An app password</source>
        <translation>Un mot de passe d’application</translation>
    </message>
    <message>
        <source>Only where your handle can’t be looked up, as on some servers of organisations.</source>
        <translation>Seulement si votre identifiant ne peut pas être retrouvé, comme sur certains serveurs d’organisations.</translation>
    </message>
    <message>
        <source>Server, mostly left empty</source>
        <translation>Serveur, le plus souvent vide</translation>
    </message>
</context>
<context>
    <name>ConnectPage</name>
    <message>
        <source>How to sign in</source>
        <translation>Comment vous connecter</translation>
    </message>
    <message>
        <source>You will allow Ramage to</source>
        <translation>Vous autoriserez Ramage à</translation>
    </message>
    <message>
        <source>In the network’s words: {names}</source>
        <translation>Dans les mots du réseau&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Whatever is allowed, Ramage</source>
        <translation>Quoi que vous autorisiez, Ramage</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Still missing: {what}</source>
        <translation>Il manque encore&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Quelque chose s’est mal passé</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>This is a fault of Ramage, not of yours.</source>
        <translation>C’est une erreur de Ramage, pas de vous.</translation>
    </message>
    <message>
        <source>Your drafts are safe. The report below stays on this computer unless you pass it on.</source>
        <translation>Vos brouillons sont à l’abri. Le rapport ci-dessous reste sur cet ordinateur, sauf si vous le transmettez.</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>A first line, if you like</source>
        <translation>Une première ligne, si vous voulez</translation>
    </message>
    <message>
        <source>A last line, if you like</source>
        <translation>Une dernière ligne, si vous voulez</translation>
    </message>
    <message>
        <source>With a few more words of yours, the guide offers a first and a last line here.</source>
        <translation>Avec quelques mots de plus, le guide proposera ici une première et une dernière ligne.</translation>
    </message>
    <message>
        <source>Here is your draft</source>
        <translation>Voici votre brouillon</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Change an answer (Alt+Up)</source>
        <translation>Changer une réponse (Alt+Haut)</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>Write on, choose networks, publish (Ctrl+Enter)</source>
        <translation>Poursuivre, choisir les réseaux, publier (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Told aloud, in a minute</source>
        <translation>À dire à voix haute, en une minute</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the minute to say aloud</source>
        <translation>Copier la minute à dire à voix haute</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Répéter</translation>
    </message>
    <message>
        <source>See it as each network shows it, hear it, hand it to a colleague</source>
        <translation>Le voir comme chaque réseau le montre, l’écouter, le confier à un collègue</translation>
    </message>
</context>
<context>
    <name>FeedView</name>
    <message>
        <source>Practice feed</source>
        <translation>Fil d’entraînement</translation>
    </message>
    <message>
        <source>Only you see this feed: it stays on this computer and shows each post as its readers would see it.</source>
        <translation>Vous seul voyez ce fil&#xa0;: il reste sur cet ordinateur et montre chaque post comme le verraient ses lecteurs.</translation>
    </message>
    <message>
        <source>Nothing here yet. Publish a draft on the practice network to rehearse.</source>
        <translation>Rien ici pour l’instant. Publiez un brouillon sur le réseau d’entraînement pour répéter.</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>{n} passages</source>
        <translation>{n} passages</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Montrer l’image</translation>
    </message>
    <message>
        <source>Show the option</source>
        <translation>Montrer l’option</translation>
    </message>
    <message>
        <source>Show the passage</source>
        <translation>Montrer le passage</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>Ajouter à mes mots</translation>
    </message>
    <message>
        <source>Read section {number}</source>
        <translation>Lire le point {number}</translation>
    </message>
    <message>
        <source>Read why</source>
        <translation>Lire pourquoi</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorer ici</translation>
    </message>
    <message>
        <source>Always ignore</source>
        <translation>Toujours ignorer</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Bloquant</translation>
    </message>
    <message>
        <source>Parrot</source>
        <translation>Perroquet</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Suggestion</translation>
    </message>
</context>
<context>
    <name>FindingFocus</name>
    <message>
        <source>Nothing here asks to be changed.</source>
        <translation>Rien ici ne demande à être changé.</translation>
    </message>
    <message>
        <source>{n} of {total}. {title} {text}</source>
        <translation>{n} sur {total}. {title} {text}</translation>
    </message>
    <message>
        <source>To mend it: {fix}</source>
        <translation>Pour corriger&#xa0;: {fix}</translation>
    </message>
    <message>
        <source>Nothing in the dictionary resembles this word.</source>
        <translation>Rien dans le dictionnaire ne ressemble à ce mot.</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Charter</source>
        <translation>Charte</translation>
    </message>
    <message>
        <source>My voice</source>
        <translation>Ma voix</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What may I say?</source>
        <translation>Que puis-je dire&#x202f;?</translation>
    </message>
    <message>
        <source>Ask the charter (Ctrl+Shift+F)</source>
        <translation>Interroger la charte (Ctrl+Maj+F)</translation>
    </message>
    <message>
        <source>{n} more after these</source>
        <translation>Encore {n} après celles-ci</translation>
    </message>
    <message>
        <source>What the charter, your voice and the language have to say appears here while you write.</source>
        <translation>Ce que la charte, votre voix et la langue ont à dire paraît ici pendant que vous écrivez.</translation>
    </message>
    <message>
        <source>All clear. Nothing here asks to be changed.</source>
        <translation>Tout va bien. Rien ne demande à être changé.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Skip all this and open the library</source>
        <translation>Passer tout cela et ouvrir la bibliothèque</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Step {n} of {total}</source>
        <translation>Étape {n} sur {total}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Welcome to Ramage</source>
        <translation>Bienvenue dans Ramage</translation>
    </message>
    <message>
        <source>Say what your company shares in your own words. First things first: which language suits you?</source>
        <translation>Dites avec vos mots ce que votre entreprise partage. Pour commencer&#xa0;: quelle langue vous convient&#x202f;?</translation>
    </message>
    <message>
        <source>What do you like to talk about?</source>
        <translation>De quoi aimez-vous parler&#x202f;?</translation>
    </message>
    <message>
        <source>Choose two or three themes: the library shows them first. Nobody else sees your choice.</source>
        <translation>Choisissez deux ou trois thèmes&#xa0;: la bibliothèque les montre en premier. Personne d’autre ne voit votre choix.</translation>
    </message>
    <message>
        <source>None chosen yet.</source>
        <translation>Aucun pour l’instant.</translation>
    </message>
    <message>
        <source>Three are plenty to begin with. You can change them in the preferences.</source>
        <translation>Trois suffisent pour commencer. Vous pourrez en changer dans les préférences.</translation>
    </message>
    <message>
        <source>One chosen.</source>
        <translation>Un thème choisi.</translation>
    </message>
    <message>
        <source>Two chosen.</source>
        <translation>Deux thèmes choisis.</translation>
    </message>
    <message>
        <source>What keeps you safe</source>
        <translation>Ce qui vous protège</translation>
    </message>
    <message>
        <source>Your company’s charter: what you may say, and why. Version {version} of {day}.</source>
        <translation>La charte de votre entreprise&#xa0;: ce que vous pouvez dire, et pourquoi. Version {version} du {day}.</translation>
    </message>
    <message>
        <source>I have read it and I agree to follow it</source>
        <translation>Je l’ai lue et je m’engage à la suivre</translation>
    </message>
    <message>
        <source>Ready when you are</source>
        <translation>À vous de jouer</translation>
    </message>
    <message>
        <source>Nothing goes out before you press the button, and the practice network stays on this computer.</source>
        <translation>Rien ne sort avant que vous appuyiez sur le bouton, et le réseau d’entraînement reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Begin with a guide</source>
        <translation>Commencer par un guide</translation>
    </message>
    <message>
        <source>A few small questions, and your answers become a first post in your own words.</source>
        <translation>Quelques petites questions, et vos réponses deviennent un premier post, avec vos mots.</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Ouvrir la bibliothèque</translation>
    </message>
    <message>
        <source>Pick something your company has approved, and tell it your way.</source>
        <translation>Choisissez un post approuvé par votre entreprise, et racontez-le à votre façon.</translation>
    </message>
</context>
<context>
    <name>GrammarPanel</name>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Look again whether LanguageTool answers</source>
        <translation>Regarder de nouveau si LanguageTool répond</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Download LanguageTool to this computer</source>
        <translation>Télécharger LanguageTool sur cet ordinateur</translation>
    </message>
    <message>
        <source>Download of LanguageTool</source>
        <translation>Téléchargement de LanguageTool</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the download; it can go on later</source>
        <translation>Arrêter le téléchargement&#x202f;; il pourra reprendre plus tard</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} sur {total}&#xa0;Mo</translation>
    </message>
    <message>
        <source>{done} MB</source>
        <translation>{done}&#xa0;Mo</translation>
    </message>
</context>
<context>
    <name>GuidanceCards</name>
    <message>
        <source>Do and don’t</source>
        <translation>À faire, à éviter</translation>
    </message>
    <message>
        <source>Show one more rule</source>
        <translation>Montrer une règle de plus</translation>
    </message>
    <message>
        <source>Show {n} more rules</source>
        <translation>Montrer {n} règles de plus</translation>
    </message>
    <message>
        <source>Do: {example}</source>
        <translation>À faire&#xa0;: {example}</translation>
    </message>
    <message>
        <source>Don’t: {example}</source>
        <translation>À éviter&#xa0;: {example}</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Bloquant</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Suggestion</translation>
    </message>
</context>
<context>
    <name>GuideChoice</name>
    <message>
        <source>A story starts with a small question</source>
        <translation>Un récit commence par une petite question</translation>
    </message>
    <message>
        <source>Pick a guide. You answer in a few words, one question at a time; the post grows beside.</source>
        <translation>Choisissez un guide. Vous répondez en quelques mots, une question à la fois&#x202f;; le post se construit à côté.</translation>
    </message>
    <message>
        <source>Start from a post of the library…</source>
        <translation>Partir d’un post de la bibliothèque…</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>Without a post</source>
        <translation>Sans post</translation>
    </message>
    <message>
        <source>About: {title}</source>
        <translation>À propos de&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Another post…</source>
        <translation>Un autre post…</translation>
    </message>
    <message>
        <source>{n} questions · {minutes} min</source>
        <translation>{n} questions · {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>First post</source>
        <translation>Premier post</translation>
    </message>
</context>
<context>
    <name>GuideRemarks</name>
    <message>
        <source>Hide them (F8)</source>
        <translation>Refermer (F8)</translation>
    </message>
    <message>
        <source>What is it? (F8)</source>
        <translation>De quoi s’agit-il&#x202f;? (F8)</translation>
    </message>
    <message>
        <source>See it in answer {number}</source>
        <translation>Voir dans la réponse {number}</translation>
    </message>
</context>
<context>
    <name>GuideResume</name>
    <message>
        <source>Go on where you were</source>
        <translation>Reprendre où vous en étiez</translation>
    </message>
</context>
<context>
    <name>GuideWalk</name>
    <message>
        <source>Leave (draft kept)</source>
        <translation>Quitter (brouillon gardé)</translation>
    </message>
    <message>
        <source>Nothing is published during a guide. At the end your answers become a draft, in your words.</source>
        <translation>Rien n’est publié pendant un guide. À la fin, vos réponses deviennent un brouillon, dans vos mots.</translation>
    </message>
    <message>
        <source>Your draft</source>
        <translation>Votre brouillon</translation>
    </message>
    <message>
        <source>Your post takes shape</source>
        <translation>Votre post se construit</translation>
    </message>
</context>
<context>
    <name>GuideWords</name>
    <message>
        <source>Charter: nothing to report</source>
        <translation>Charte&#xa0;: rien à signaler</translation>
    </message>
    <message>
        <source>One remark: {first}</source>
        <translation>Une remarque&#xa0;: {first}</translation>
    </message>
    <message>
        <source>{n} remarks, the first: {first}</source>
        <translation>{n} remarques, la première&#xa0;: {first}</translation>
    </message>
    <message>
        <source>My voice: {score}</source>
        <translation>Ma voix&#xa0;: {score}</translation>
    </message>
    <message>
        <source>To settle before publishing</source>
        <translation>À régler avant de publier</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Bring my edits back</source>
        <translation>Retrouver mes modifications</translation>
    </message>
    <message>
        <source>What you changed in Compose stands.</source>
        <translation>Ce que vous avez changé dans Rédiger reste en place.</translation>
    </message>
    <message>
        <source>One paragraph keeps your edit although its answer has changed.</source>
        <translation>Un paragraphe garde votre modification, bien que sa réponse ait changé.</translation>
    </message>
    <message>
        <source>{n} paragraphs keep your edits although their answers have changed.</source>
        <translation>{n} paragraphes gardent vos modifications, bien que leurs réponses aient changé.</translation>
    </message>
    <message>
        <source>Take the answers alone instead</source>
        <translation>Ne garder que les réponses</translation>
    </message>
    <message>
        <source>{n} words, all on this computer. Nothing is published yet.</source>
        <translation>{n} mots, sur cet ordinateur seulement. Rien n’est encore publié.</translation>
    </message>
    <message>
        <source>about {seconds} seconds · {n} words, all yours</source>
        <translation>environ {seconds} secondes · {n} mots, tous de vous</translation>
    </message>
    <message>
        <source>one sentence left out</source>
        <translation>une phrase laissée de côté</translation>
    </message>
    <message>
        <source>{n} sentences left out</source>
        <translation>{n} phrases laissées de côté</translation>
    </message>
    <message>
        <source>ended, change an answer</source>
        <translation>terminé, changer une réponse</translation>
    </message>
    <message>
        <source>answers: {given} of {n}</source>
        <translation>réponses&#xa0;: {given} sur {n}</translation>
    </message>
</context>
<context>
    <name>GuidesScreen</name>
    <message>
        <source>One answer is enough to make a draft: write a first one, or leave the guide.</source>
        <translation>Une réponse suffit pour faire un brouillon&#xa0;: écrivez-en une première, ou quittez le guide.</translation>
    </message>
    <message>
        <source>{n} questions · about {minutes} minutes</source>
        <translation>{n} questions · environ {minutes} minutes</translation>
    </message>
    <message>
        <source>First post</source>
        <translation>Premier post</translation>
    </message>
</context>
<context>
    <name>HandDialog</name>
    <message>
        <source>Post it on {network}</source>
        <translation>Publier sur {network}</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse de la page</translation>
    </message>
    <message>
        <source>The draft waits in the {network} app on your telephone.</source>
        <translation>Le brouillon attend dans l’application {network}, sur votre téléphone.</translation>
    </message>
    <message>
        <source>The text is copied. The page and a folder with the files are open.</source>
        <translation>Le texte est copié. La page et un dossier avec les fichiers sont ouverts.</translation>
    </message>
    <message>
        <source>The text is copied and the page is open.</source>
        <translation>Le texte est copié et la page est ouverte.</translation>
    </message>
    <message>
        <source>Copy the text again</source>
        <translation>Recopier le texte</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Rouvrir la page</translation>
    </message>
    <message>
        <source>Open the folder again</source>
        <translation>Rouvrir le dossier</translation>
    </message>
    <message>
        <source>Copy its description</source>
        <translation>Copier sa description</translation>
    </message>
    <message>
        <source>Copy the description of {file}</source>
        <translation>Copier la description de {file}</translation>
    </message>
    <message>
        <source>Paste the address of your post here</source>
        <translation>Collez ici l’adresse de votre publication</translation>
    </message>
    <message>
        <source>Address of your post</source>
        <translation>Adresse de votre publication</translation>
    </message>
    <message>
        <source>I did not post</source>
        <translation>Je n’ai pas publié</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>It waits for you in the outbox</source>
        <translation>Elle vous attend dans les envois</translation>
    </message>
    <message>
        <source>It is posted</source>
        <translation>C’est publié</translation>
    </message>
</context>
<context>
    <name>HandedDesk</name>
    <message>
        <source>The hour has come to publish by hand: {networks}.</source>
        <translation>L’heure est venue de publier à la main&#xa0;: {networks}.</translation>
    </message>
    <message>
        <source>Finish it…</source>
        <translation>Finir…</translation>
    </message>
</context>
<context>
    <name>HourChoice</name>
    <message>
        <source>Day and hour to publish at</source>
        <translation>Jour et heure de publication</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Planifier</translation>
    </message>
    <message>
        <source>This moment is past.</source>
        <translation>Ce moment est passé.</translation>
    </message>
</context>
<context>
    <name>HoursControl</name>
    <message>
        <source>{setting}: from</source>
        <translation>{setting}&#xa0;: de</translation>
    </message>
    <message>
        <source>{setting}: until</source>
        <translation>{setting}&#xa0;: à</translation>
    </message>
</context>
<context>
    <name>JobDetails</name>
    <message>
        <source>Your reason: “{note}”</source>
        <translation>Votre raison&#xa0;: «&#xa0;{note}&#xa0;»</translation>
    </message>
    <message>
        <source>Finish it…</source>
        <translation>Finir…</translation>
    </message>
    <message>
        <source>I did not post</source>
        <translation>Je n’ai pas publié</translation>
    </message>
    <message>
        <source>It is not there: send it</source>
        <translation>Il n’y est pas&#xa0;: l’envoyer</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Send it now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>Another hour…</source>
        <translation>Autre heure…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change the words…</source>
        <translation>Changer les mots…</translation>
    </message>
    <message>
        <source>See the post</source>
        <translation>Voir le post</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Ouvrir le brouillon</translation>
    </message>
    <message>
        <source>Delete from the network…</source>
        <translation>Supprimer du réseau…</translation>
    </message>
    <message>
        <source>Yes, delete it for everybody</source>
        <translation>Oui, le supprimer pour tout le monde</translation>
    </message>
    <message>
        <source>Look on {network}</source>
        <translation>Regarder sur {network}</translation>
    </message>
    <message>
        <source>Address of the post, if you have it</source>
        <translation>Adresse du post, si vous l’avez</translation>
    </message>
    <message>
        <source>I found it: it is published</source>
        <translation>Je l’ai trouvé&#xa0;: il est publié</translation>
    </message>
</context>
<context>
    <name>KeptChoices</name>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>None yet. On the card of an unknown word, choose “Add to my words”.</source>
        <translation>Aucun pour l’instant. Sur la fiche d’un mot inconnu, choisissez «&#xa0;Ajouter à mes mots&#xa0;».</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>Mes mots</translation>
    </message>
    <message>
        <source>Nothing. On a card, “Always ignore” keeps that advice away for good.</source>
        <translation>Rien. Sur une fiche, «&#xa0;Toujours ignorer&#xa0;» écarte ce conseil pour de bon.</translation>
    </message>
    <message>
        <source>Never said again</source>
        <translation>Plus jamais signalé</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>Reprendre&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Everything has a key</source>
        <translation>Tout se fait au clavier</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Choose an hour to publish at</source>
        <translation>Choisir une heure de publication</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Remarque suivante</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Remarque précédente</translation>
    </message>
    <message>
        <source>Apply the first fix of the finding at the cursor</source>
        <translation>Appliquer la première correction de la remarque sous le curseur</translation>
    </message>
    <message>
        <source>Ignore the finding here</source>
        <translation>Ignorer ici la remarque</translation>
    </message>
    <message>
        <source>Never say so again</source>
        <translation>Ne plus jamais le signaler</translation>
    </message>
    <message>
        <source>Add the unknown word to my words</source>
        <translation>Ajouter le mot inconnu à mes mots</translation>
    </message>
    <message>
        <source>Language of this paragraph</source>
        <translation>Langue de ce paragraphe</translation>
    </message>
    <message>
        <source>Read the charter section behind the finding</source>
        <translation>Lire le point de la charte derrière la remarque</translation>
    </message>
    <message>
        <source>What may I say? Ask the charter</source>
        <translation>Que puis-je dire&#x202f;? Interroger la charte</translation>
    </message>
    <message>
        <source>Options of the network</source>
        <translation>Options du réseau</translation>
    </message>
    <message>
        <source>Next version of the text</source>
        <translation>Version suivante du texte</translation>
    </message>
    <message>
        <source>Previous version of the text</source>
        <translation>Version précédente du texte</translation>
    </message>
    <message>
        <source>Back to the editor</source>
        <translation>Revenir au texte</translation>
    </message>
    <message>
        <source>All drafts</source>
        <translation>Tous les brouillons</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Question suivante</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Question précédente</translation>
    </message>
    <message>
        <source>Open what the checks say, or close it</source>
        <translation>Ouvrir ce que disent les contrôles, ou le refermer</translation>
    </message>
    <message>
        <source>Put in the post’s first fact; Alt+2 the second, and so on</source>
        <translation>Insérer le premier fait du post&#x202f;; Alt+2 le deuxième, et ainsi de suite</translation>
    </message>
    <message>
        <source>Leave the guide, its answers are kept</source>
        <translation>Quitter le guide, réponses gardées</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Write from scratch</source>
        <translation>Écrire de zéro</translation>
    </message>
    <message>
        <source>Next control</source>
        <translation>Commande suivante</translation>
    </message>
    <message>
        <source>Close what lies on top</source>
        <translation>Fermer ce qui est au-dessus</translation>
    </message>
    <message>
        <source>This sheet (also F1)</source>
        <translation>Cette feuille (ou F1)</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>From post to post, as with the other arrows</source>
        <translation>D’un post à l’autre, comme avec les autres flèches</translation>
    </message>
    <message>
        <source>Make the post mine</source>
        <translation>Personnaliser le post</translation>
    </message>
    <message>
        <source>Read the post, where the window is narrow</source>
        <translation>Lire le post, quand la fenêtre est étroite</translation>
    </message>
    <message>
        <source>Start from a story guide</source>
        <translation>Partir d’un guide de récit</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Écrans</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Section suivante</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Section précédente</translation>
    </message>
    <message>
        <source>Next comment</source>
        <translation>Remarque suivante</translation>
    </message>
    <message>
        <source>Previous comment</source>
        <translation>Remarque précédente</translation>
    </message>
    <message>
        <source>Put the suggestion into the text</source>
        <translation>Mettre la proposition dans le texte</translation>
    </message>
    <message>
        <source>Done with the comment, or not</source>
        <translation>Remarque traitée, ou pas</translation>
    </message>
    <message>
        <source>Take the last suggestion back</source>
        <translation>Reprendre la dernière proposition</translation>
    </message>
    <message>
        <source>Open a colleague’s file</source>
        <translation>Ouvrir le fichier d’un collègue</translation>
    </message>
    <message>
        <source>Comment on the selected passage</source>
        <translation>Commenter le passage sélectionné</translation>
    </message>
    <message>
        <source>Save the file for the colleague</source>
        <translation>Enregistrer le fichier pour le collègue</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Retour au texte</translation>
    </message>
</context>
<context>
    <name>LedgerDesk</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connexion</numerusform>
            <numerusform>%n connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>{connections} · {sent} sent, {received} received</source>
        <translation>{connections} · {sent} envoyés, {received} reçus</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Exporter le registre</translation>
    </message>
    <message>
        <source>Comma-separated values</source>
        <translation>Valeurs séparées par des virgules</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) exported</source>
        <translation>
            <numerusform>%n ligne exportée</numerusform>
            <numerusform>%n lignes exportées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Back to preferences</source>
        <translation>Retour aux préférences</translation>
    </message>
    <message>
        <source>What left this computer</source>
        <translation>Ce qui a quitté cet ordinateur</translation>
    </message>
    <message>
        <source>Every place</source>
        <translation>Toutes les destinations</translation>
    </message>
    <message>
        <source>Every connection Ramage makes is written here, and nowhere else: when, where to, what for, and how many bytes. The oldest lines make room for new ones.</source>
        <translation>Chaque connexion de Ramage est notée ici, et nulle part ailleurs&#xa0;: quand, vers où, pour quoi, et combien d’octets. Les lignes les plus anciennes laissent la place aux nouvelles.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Vers où</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Empty the ledger…</source>
        <translation>Vider le registre…</translation>
    </message>
    <message>
        <source>Empty it? What is written here can’t be brought back.</source>
        <translation>Le vider&#xa0;? Ce qui est noté ici ne pourra pas revenir.</translation>
    </message>
    <message>
        <source>Empty the ledger</source>
        <translation>Vider le registre</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Connections, newest first</source>
        <translation>Connexions, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Nothing has left this computer</source>
        <translation>Rien n’a quitté cet ordinateur</translation>
    </message>
    <message>
        <source>Writing, checking and the practice network need no connection. The first line will stand here when you connect an account or ask a server about grammar.</source>
        <translation>Écrire, vérifier et publier sur le réseau d’entraînement ne demandent aucune connexion. La première ligne apparaîtra ici quand vous connecterez un compte ou interrogerez un serveur sur la grammaire.</translation>
    </message>
</context>
<context>
    <name>LibraryFilters</name>
    <message>
        <source>For you</source>
        <translation>Pour vous</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Language of the post</source>
        <translation>Langue du post</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Expired too</source>
        <translation>Expirés aussi</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message numerus="yes">
        <source>{theme}, %n post(s)</source>
        <translation>
            <numerusform>{theme}, %n post</numerusform>
            <numerusform>{theme}, %n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Write from scratch</source>
        <translation>Écrire de zéro</translation>
    </message>
    <message>
        <source>An empty page (Ctrl+N)</source>
        <translation>Une page blanche (Ctrl+N)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Search a subject, a client, a word…</source>
        <translation>Rechercher un sujet, un client, un mot…</translation>
    </message>
    <message>
        <source>Least shared</source>
        <translation>Les moins partagés</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Les plus récents</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Par titre</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Trier</translation>
    </message>
    <message>
        <source>Approved posts</source>
        <translation>Posts approuvés</translation>
    </message>
</context>
<context>
    <name>LibrarySignIn</name>
    <message>
        <source>The library asks who you are</source>
        <translation>La bibliothèque demande qui vous êtes</translation>
    </message>
    <message>
        <source>{host} gives your organisation’s library only to people it knows.</source>
        <translation>{host} ne donne la bibliothèque de votre organisation qu’aux personnes qu’il connaît.</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Ouvrir le navigateur</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>You sign in with your organisation’s account, in your browser. Your password stays there.</source>
        <translation>Vous vous connectez avec le compte de votre organisation, dans votre navigateur. Votre mot de passe y reste.</translation>
    </message>
    <message>
        <source>Name (empty for a token)</source>
        <translation>Nom (vide pour un jeton)</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Mot de passe ou jeton</translation>
    </message>
    <message>
        <source>Go on in your browser. If none opened, copy this address: {url}</source>
        <translation>Continuez dans votre navigateur. Si aucun ne s’est ouvert, copiez cette adresse&#xa0;: {url}</translation>
    </message>
</context>
<context>
    <name>LibrarySyncDesk</name>
    <message>
        <source>Asking its place for the newest edition…</source>
        <translation>On demande la dernière édition à sa source…</translation>
    </message>
    <message>
        <source>{done} of {total} posts are here. You can stop and go on later: nothing is lost.</source>
        <translation>{done} posts sur {total} sont là. Vous pouvez arrêter et reprendre plus tard&#xa0;: rien n’est perdu.</translation>
    </message>
    <message>
        <source>All {total} posts are here. They are put in order, so that a search finds them.</source>
        <translation>Les {total} posts sont là. On les met en ordre, pour qu’une recherche les trouve.</translation>
    </message>
    <message>
        <source>Checking who approved it…</source>
        <translation>On vérifie qui l’a approuvée…</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Arrêter pour l’instant</translation>
    </message>
    <message>
        <source>Your organisation’s library is on its way</source>
        <translation>La bibliothèque de votre organisation arrive</translation>
    </message>
</context>
<context>
    <name>LibraryWait</name>
    <message>
        <source>Getting the library ready</source>
        <translation>Préparation de la bibliothèque</translation>
    </message>
    <message>
        <source>This happens once and takes a moment.</source>
        <translation>Cela n’arrive qu’une fois et prend un instant.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Compare the number</source>
        <translation>Comparer le numéro</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message numerus="yes">
        <source>%n approved post(s)</source>
        <translation>
            <numerusform>%n post approuvé</numerusform>
            <numerusform>%n posts approuvés</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {posts}</source>
        <translation>{shown} sur {posts}</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nouveau</numerusform>
            <numerusform>%n nouveaux</numerusform>
        </translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>no news since {when}</source>
        <translation>pas de nouvelles depuis {when}</translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation>La bibliothèque est vide</translation>
    </message>
    <message>
        <source>Your communication team has not published any post yet. You can write your own.</source>
        <translation>Votre équipe communication n’a pas encore publié de post. Vous pouvez écrire le vôtre.</translation>
    </message>
    <message>
        <source>Write from scratch</source>
        <translation>Écrire de zéro</translation>
    </message>
    <message>
        <source>No post says that</source>
        <translation>Aucun post ne dit cela</translation>
    </message>
    <message>
        <source>Try a shorter word or fewer filters. Accents and plurals do not matter.</source>
        <translation>Essayez un mot plus court ou moins de filtres. Les accents et les pluriels ne comptent pas.</translation>
    </message>
    <message>
        <source>Show all posts</source>
        <translation>Montrer tous les posts</translation>
    </message>
    <message>
        <source>embargo until {when}</source>
        <translation>sous embargo jusqu’au {when}</translation>
    </message>
    <message>
        <source>expired on {when}</source>
        <translation>expiré le {when}</translation>
    </message>
    <message>
        <source>expires {when}</source>
        <translation>expire le {when}</translation>
    </message>
    <message numerus="yes">
        <source>shared %n time(s)</source>
        <translation>
            <numerusform>partagé %n fois</numerusform>
            <numerusform>partagé %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>not shared yet</source>
        <translation>pas encore partagé</translation>
    </message>
    <message>
        <source>can be prepared now</source>
        <translation>à préparer dès maintenant</translation>
    </message>
    <message>
        <source>Under embargo until {when}. Write now; publishing opens then.</source>
        <translation>Sous embargo jusqu’au {when}. Rédigez dès maintenant&#x202f;; la publication s’ouvrira ensuite.</translation>
    </message>
    <message>
        <source>Its approval ended on {when}: it can’t be published any more.</source>
        <translation>Son approbation a pris fin le {when}&#xa0;: il ne peut plus être publié.</translation>
    </message>
</context>
<context>
    <name>LineLanguage</name>
    <message>
        <source>Language of this paragraph</source>
        <translation>Langue de ce paragraphe</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>À reconnaître</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>The page’s own title and picture come here.</source>
        <translation>Le titre et l’image de la page viendront ici.</translation>
    </message>
</context>
<context>
    <name>MediaDesk</name>
    <message>
        <source>{networks}: {words}</source>
        <translation>{networks}&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Add a picture</source>
        <translation>Ajouter une image</translation>
    </message>
    <message>
        <source>{seconds} s read</source>
        <translation>lecture {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>{minutes} min read</source>
        <translation>lecture {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>1 paragraph</source>
        <translation>1 paragraphe</translation>
    </message>
    <message>
        <source>{n} paragraphs</source>
        <translation>{n} paragraphes</translation>
    </message>
    <message>
        <source>Alt text ✓</source>
        <translation>Texte alternatif ✓</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>À décrire</translation>
    </message>
    <message>
        <source>For people who cannot see the picture</source>
        <translation>Pour les personnes qui ne voient pas l’image</translation>
    </message>
    <message>
        <source>Alt text of {name}</source>
        <translation>Texte alternatif de {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Choisir des images</translation>
    </message>
    <message>
        <source>Pictures, films, documents ({patterns})</source>
        <translation>Images, films, documents ({patterns})</translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>Possible: {what}</source>
        <translation>Possible&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Not possible: {what}</source>
        <translation>Impossible&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Connect another…</source>
        <translation>Connecter un autre…</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Connecter…</translation>
    </message>
    <message>
        <source>Connect an account of {network}</source>
        <translation>Connecter un compte {network}</translation>
    </message>
</context>
<context>
    <name>NumberControl</name>
    <message>
        <source>{setting}: less</source>
        <translation>{setting}&#xa0;: moins</translation>
    </message>
    <message>
        <source>{setting}: more</source>
        <translation>{setting}&#xa0;: plus</translation>
    </message>
</context>
<context>
    <name>OptionsDesk</name>
    <message>
        <source>{option}: {value}</source>
        <translation>{option}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Asking {network} what your account may choose…</source>
        <translation>{network} dit ce que votre compte peut choisir…</translation>
    </message>
</context>
<context>
    <name>OptionsDialog</name>
    <message>
        <source>Options for {network}</source>
        <translation>Options pour {network}</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisissez…</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message>
        <source>Outbox</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publications</translation>
    </message>
    <message>
        <source>Practice feed</source>
        <translation>Fil d’entraînement</translation>
    </message>
    <message>
        <source>Nothing has left yet</source>
        <translation>Rien n’est encore parti</translation>
    </message>
    <message>
        <source>What you publish is written here before it is sent, with its time and its receipt. If something goes wrong, this is where you see it and decide.</source>
        <translation>Ce que vous publiez s’inscrit ici avant d’être envoyé, avec son heure et son reçu. Si quelque chose tourne mal, c’est ici que vous le voyez et que vous décidez.</translation>
    </message>
    <message>
        <source>Write a post</source>
        <translation>Écrire un post</translation>
    </message>
    <message>
        <source>goes out {when}</source>
        <translation>part {when}</translation>
    </message>
    <message>
        <source>{network} · pressed {created}</source>
        <translation>{network} · demandé {created}</translation>
    </message>
    <message>
        <source>Published {when}</source>
        <translation>Publié {when}</translation>
    </message>
    <message>
        <source>Goes out {when}</source>
        <translation>Part {when}</translation>
    </message>
    <message>
        <source>({hour} in {zone})</source>
        <translation>({hour}, {zone})</translation>
    </message>
</context>
<context>
    <name>OutcomeDesk</name>
    <message>
        <source>Goes out {when}.</source>
        <translation>Part {when}.</translation>
    </message>
    <message>
        <source>See the post</source>
        <translation>Voir la publication</translation>
    </message>
    <message>
        <source>Finish it…</source>
        <translation>Finir…</translation>
    </message>
    <message>
        <source>Look on {network}</source>
        <translation>Regarder sur {network}</translation>
    </message>
    <message>
        <source>Say what you found</source>
        <translation>Dire ce qu’il en est</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>Changer le texte</translation>
    </message>
    <message>
        <source>Decide in the outbox</source>
        <translation>Décider dans les envois</translation>
    </message>
</context>
<context>
    <name>OutcomeList</name>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’il en est</translation>
    </message>
</context>
<context>
    <name>OwnPostRow</name>
    <message>
        <source>Type the figures</source>
        <translation>Saisir les chiffres</translation>
    </message>
    <message>
        <source>Type the figures of “{post}”</source>
        <translation>Saisir les chiffres de «&#xa0;{post}&#xa0;»</translation>
    </message>
    <message>
        <source>See the post</source>
        <translation>Voir le post</translation>
    </message>
    <message>
        <source>See the post “{post}”</source>
        <translation>Voir le post «&#xa0;{post}&#xa0;»</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>J’aime</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Partages</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>PeerPage</name>
    <message>
        <source>Save my comments…</source>
        <translation>Enregistrer mes remarques…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{name}’s draft</source>
        <translation>Brouillon de {name}</translation>
    </message>
    <message>
        <source>A colleague’s draft</source>
        <translation>Le brouillon d’un collègue</translation>
    </message>
    <message>
        <source>Only their own hand changes the text: you comment, they decide.</source>
        <translation>Le texte ne change que de la main de son auteur&#xa0;: vous commentez, il décide.</translation>
    </message>
    <message>
        <source>The draft; select a passage with Shift and the arrows</source>
        <translation>Le brouillon&#xa0;; sélectionnez un passage avec Maj et les flèches</translation>
    </message>
    <message>
        <source>Common text</source>
        <translation>Texte commun</translation>
    </message>
    <message>
        <source>{name}: not in the file</source>
        <translation>{name}&#xa0;: pas dans le fichier</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>La question</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>A word about the whole, if you like</source>
        <translation>Un mot sur l’ensemble, si vous voulez</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Jusqu’ici</translation>
    </message>
    <message>
        <source>Your name, if you want to give it</source>
        <translation>Votre nom, si vous voulez le donner</translation>
    </message>
    <message>
        <source>Your name, if you like</source>
        <translation>Votre nom, si vous voulez</translation>
    </message>
    <message>
        <source>Kept on this computer as you write; save the file and send it back.</source>
        <translation>Gardé sur cet ordinateur à mesure que vous écrivez&#xa0;; enregistrez le fichier, puis renvoyez-le.</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>This picture can&apos;t be read: {path}</source>
        <translation>Cette image ne peut pas être lue&#xa0;: {path}</translation>
    </message>
</context>
<context>
    <name>PoliciesPage</name>
    <message>
        <source>What your organisation decided</source>
        <translation>Ce que votre organisation a décidé</translation>
    </message>
    <message>
        <source>What is mandatory also counts against your own choice. What is recommended, you can change.</source>
        <translation>Ce qui est obligatoire l’emporte sur votre choix. Ce qui est recommandé, vous pouvez le changer.</translation>
    </message>
    <message>
        <source>Back to preferences</source>
        <translation>Retour aux préférences</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Exporter en JSON…</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Set for</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’elle devient</translation>
    </message>
    <message>
        <source>Decisions of your organisation</source>
        <translation>Décisions de votre organisation</translation>
    </message>
    <message>
        <source>Your organisation decided nothing here</source>
        <translation>Votre organisation n’a rien décidé ici</translation>
    </message>
    <message>
        <source>Every setting is yours. When your IT team sets one for everybody, or recommends it, it stands here: which one, who for, and where it is written.</source>
        <translation>Chaque réglage est à vous. Quand votre équipe informatique en fixe un pour tout le monde, ou le recommande, il figure ici&#xa0;: lequel, pour qui, et où c’est écrit.</translation>
    </message>
</context>
<context>
    <name>PolicyDesk</name>
    <message numerus="yes">
        <source>%n mandatory</source>
        <translation>
            <numerusform>%n obligatoire</numerusform>
            <numerusform>%n obligatoires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recommended</source>
        <translation>
            <numerusform>%n recommandée</numerusform>
            <numerusform>%n recommandées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to put right</source>
        <translation>
            <numerusform>%n à corriger</numerusform>
            <numerusform>%n à corriger</numerusform>
        </translation>
    </message>
    <message>
        <source>obeyed at once</source>
        <translation>suivi aussitôt</translation>
    </message>
    <message>
        <source>obeyed when Ramage is started again</source>
        <translation>suivi au prochain démarrage de Ramage</translation>
    </message>
    <message>
        <source>Export the decisions</source>
        <translation>Exporter les décisions</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) exported</source>
        <translation>
            <numerusform>%n décision exportée</numerusform>
            <numerusform>%n décisions exportées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostDetail</name>
    <message>
        <source>Back to the posts</source>
        <translation>Retour aux posts</translation>
    </message>
    <message>
        <source>The chosen post</source>
        <translation>Le post choisi</translation>
    </message>
    <message>
        <source>Make it mine</source>
        <translation>Personnaliser ce post</translation>
    </message>
    <message>
        <source>Write it in your own words (Enter)</source>
        <translation>L’écrire avec vos mots (Entrée)</translation>
    </message>
    <message>
        <source>Start from a story guide</source>
        <translation>Partir d’un guide de récit</translation>
    </message>
    <message>
        <source>A few small questions about this post (Ctrl+G)</source>
        <translation>Quelques petites questions sur ce post (Ctrl+G)</translation>
    </message>
    <message>
        <source>Not to be changed</source>
        <translation>À ne pas changer</translation>
    </message>
    <message>
        <source>Possible angles</source>
        <translation>Angles possibles</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Hashtags</translation>
    </message>
    <message>
        <source>Suits</source>
        <translation>Convient à</translation>
    </message>
</context>
<context>
    <name>PostPicker</name>
    <message>
        <source>About which post?</source>
        <translation>À propos de quel post&#x202f;?</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Chercher dans la bibliothèque</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>No post has these words.</source>
        <translation>Aucun post ne contient ces mots.</translation>
    </message>
    <message>
        <source>Start from this post</source>
        <translation>Partir de ce post</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Its facts come to hand, and its angles beside the questions.</source>
        <translation>Ses faits viennent sous la main, et ses angles à côté des questions.</translation>
    </message>
</context>
<context>
    <name>PostView</name>
    <message>
        <source>… see more</source>
        <translation>… voir plus</translation>
    </message>
</context>
<context>
    <name>PreferencesScreen</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation>Les changements sont gardés aussitôt.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Team space</source>
        <translation>Espace d’équipe</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Rédaction</translation>
    </message>
    <message>
        <source>Your hours</source>
        <translation>Vos heures</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Help with language</source>
        <translation>Aide à la langue</translation>
    </message>
    <message>
        <source>Set up by your organisation</source>
        <translation>Mis en place par votre organisation</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>Pour l’assistance</translation>
    </message>
    <message>
        <source>What colleagues receive, what you say to it, and texts you propose to the library.</source>
        <translation>Ce que reçoivent les collègues, ce que vous en dites, et les textes que vous proposez à la bibliothèque.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the team space</source>
        <translation>Ouvrir l’espace d’équipe</translation>
    </message>
    <message>
        <source>One exception: LanguageTool on {host} is sent each paragraph you write, as chosen above.</source>
        <translation>Une exception&#xa0;: chaque paragraphe que vous écrivez est envoyé à LanguageTool sur {host}, selon le choix fait plus haut.</translation>
    </message>
    <message>
        <source>Your organisation decided nothing here: every setting is yours.</source>
        <translation>Votre organisation n’a rien décidé ici&#xa0;: chaque réglage est à vous.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) are managed by your organisation, and marked with a lock.</source>
        <translation>
            <numerusform>Un réglage est géré par votre organisation, et marqué d’un cadenas.</numerusform>
            <numerusform>%n réglages sont gérés par votre organisation, et marqués d’un cadenas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your organisation suggests some settings. You can choose otherwise.</source>
        <translation>Votre organisation suggère quelques réglages. Vous pouvez choisir autrement.</translation>
    </message>
    <message>
        <source>Open what your organisation decided</source>
        <translation>Ouvrir ce que votre organisation a décidé</translation>
    </message>
    <message>
        <source>To put right in the settings</source>
        <translation>À corriger dans les réglages</translation>
    </message>
    <message>
        <source>Your drafts, answers and scores stay on this computer. Nothing is measured, nobody is told what you write or do not write, and only you can open these files.</source>
        <translation>Vos brouillons, vos réponses et vos scores restent sur cet ordinateur. Rien n’est mesuré, personne n’apprend ce que vous écrivez ou n’écrivez pas, et personne d’autre ne peut ouvrir ces fichiers.</translation>
    </message>
    <message>
        <source>Drafts and outbox</source>
        <translation>Brouillons et envois</translation>
    </message>
    <message>
        <source>Practice network</source>
        <translation>Réseau d’entraînement</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Library, which can be built again</source>
        <translation>Bibliothèque, qui peut être reconstruite</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Vie privée</translation>
    </message>
    <message>
        <source>Every connection is written in a ledger on this computer: when, where to, what for, and how many bytes.</source>
        <translation>Chaque connexion est notée dans un registre sur cet ordinateur&#xa0;: quand, vers où, pour quoi, et combien d’octets.</translation>
    </message>
    <message>
        <source>Read the ledger</source>
        <translation>Lire le registre</translation>
    </message>
    <message>
        <source>What left this computer</source>
        <translation>Ce qui a quitté cet ordinateur</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open folder: {what}</source>
        <translation>Ouvrir le dossier&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Ramage {version}</source>
        <translation>Ramage {version}</translation>
    </message>
    <message>
        <source>Say it in your own words.</source>
        <translation>Dites-le avec vos mots.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. No warranty.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Sans garantie.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
</context>
<context>
    <name>PreviewDesk</name>
    <message>
        <source>Ramage – preview, approved by nobody</source>
        <translation>Ramage – aperçu, approuvé par personne</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>This is exactly what will be sent.</source>
        <translation>C’est exactement ce qui sera envoyé.</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>Répéter…</translation>
    </message>
    <message>
        <source>See where it folds, hear it, hand it to a colleague (Ctrl+Shift+P)</source>
        <translation>Voir où il se replie, l’écouter, le confier à un collègue (Ctrl+Maj+P)</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
</context>
<context>
    <name>PreviewMark</name>
    <message>
        <source>Preview · approved by nobody</source>
        <translation>Aperçu · approuvé par personne</translation>
    </message>
</context>
<context>
    <name>PreviewStrip</name>
    <message>
        <source>Preview. Nobody has approved this library; only the practice network publishes.</source>
        <translation>Aperçu. Personne n’a approuvé cette bibliothèque&#xa0;; seul le réseau d’entraînement publie.</translation>
    </message>
    <message>
        <source>Not shown yet, please correct it: {trouble}</source>
        <translation>Pas encore affiché, à corriger&#xa0;: {trouble}</translation>
    </message>
</context>
<context>
    <name>PublicationDesk</name>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>{network} · by hand</source>
        <translation>{network} · à la main</translation>
    </message>
    <message>
        <source>Post by hand on {network}</source>
        <translation>Publier à la main sur {network}</translation>
    </message>
    <message>
        <source>Publish as {handle} on {network}</source>
        <translation>Publier en tant que {handle}&#xa0;: {network}</translation>
    </message>
    <message>
        <source>Published: {sent} of {all}</source>
        <translation>Publié&#xa0;: {sent} sur {all}</translation>
    </message>
    <message>
        <source>{state} on {network}.</source>
        <translation>{network}&#xa0;: {state}.</translation>
    </message>
    <message>
        <source>Published on {network}, {when}.</source>
        <translation>{network}&#xa0;: publié {when}.</translation>
    </message>
    <message>
        <source>Goes out on {network}, {when}.</source>
        <translation>{network}&#xa0;: départ {when}.</translation>
    </message>
    <message>
        <source>Goes out {when}.</source>
        <translation>Partira {when}.</translation>
    </message>
</context>
<context>
    <name>PublishBar</name>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
    <message>
        <source>Publish it as it is</source>
        <translation>Publier tel quel</translation>
    </message>
    <message>
        <source>Why? Optional, stays on this computer</source>
        <translation>Pourquoi&#xa0;? Facultatif, reste sur cet ordinateur</translation>
    </message>
    <message>
        <source>Publish all the same</source>
        <translation>Publier quand même</translation>
    </message>
    <message>
        <source>See it in the outbox</source>
        <translation>Voir dans les envois</translation>
    </message>
    <message>
        <source>Write another post</source>
        <translation>Écrire un autre post</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>Programmer…</translation>
    </message>
    <message>
        <source>Choose an hour that colleagues leave free (Ctrl+Shift+Enter)</source>
        <translation>Choisir une heure que les collègues laissent libre (Ctrl+Maj+Entrée)</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Schedule all the same</source>
        <translation>Programmer quand même</translation>
    </message>
    <message>
        <source>Publish now (Ctrl+Enter)</source>
        <translation>Publier maintenant (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Publish at that hour (Ctrl+Enter)</source>
        <translation>Publier à cette heure (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publication…</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programmer</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>An example, to get going</source>
        <translation>Un exemple, pour l’élan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>From the post: {question}</source>
        <translation>D’après le post&#xa0;: {question}</translation>
    </message>
</context>
<context>
    <name>QuietNote</name>
    <message>
        <source>Few colleagues talk about this at present:</source>
        <translation>Peu de collègues en parlent en ce moment&#xa0;:</translation>
    </message>
    <message>
        <source>{theme}: few colleagues talk about it. Show its posts</source>
        <translation>{theme}&#xa0;: peu de collègues en parlent. Voir ses posts</translation>
    </message>
</context>
<context>
    <name>RehearsalPage</name>
    <message>
        <source>Back to the text</source>
        <translation>Retour au texte</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Répétition</translation>
    </message>
    <message>
        <source>As wide as a telephone</source>
        <translation>Large comme un téléphone</translation>
    </message>
    <message>
        <source>The post as people will see it</source>
        <translation>Le post tel qu’on le verra</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Lire à voix haute</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Arrêter la lecture</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Reprendre la lecture</translation>
    </message>
    <message>
        <source>What your colleague says</source>
        <translation>Ce qu’en dit votre collègue</translation>
    </message>
    <message>
        <source>Your question to the colleague</source>
        <translation>Votre question au collègue</translation>
    </message>
    <message>
        <source>What would you like to know? “Is the opening clear?”</source>
        <translation>Qu’aimeriez-vous savoir&#xa0;? «&#xa0;L’ouverture est-elle claire&#xa0;?&#xa0;»</translation>
    </message>
    <message>
        <source>Your name, if you want to give it</source>
        <translation>Votre nom, si vous voulez le donner</translation>
    </message>
    <message>
        <source>Your name, if you like</source>
        <translation>Votre nom, si vous voulez</translation>
    </message>
    <message>
        <source>Save the file for them…</source>
        <translation>Enregistrer le fichier…</translation>
    </message>
    <message>
        <source>Open their file…</source>
        <translation>Ouvrir sa réponse…</translation>
    </message>
    <message>
        <source>Hand your draft to one person you trust. You send them a file, they open it in their Ramage and send one back; their comments then appear here. Nothing goes through a server of ours.</source>
        <translation>Confiez votre brouillon à une personne de confiance. Vous lui envoyez un fichier, elle l’ouvre dans son Ramage et vous en renvoie un&#xa0;; ses remarques apparaissent alors ici. Rien ne passe par un serveur à nous.</translation>
    </message>
    <message>
        <source>A second pair of eyes</source>
        <translation>Un autre regard</translation>
    </message>
</context>
<context>
    <name>RehearsalScreen</name>
    <message>
        <source>Your draft is still on its way through a guide</source>
        <translation>Votre brouillon est encore dans un guide</translation>
    </message>
    <message>
        <source>Nothing to rehearse yet</source>
        <translation>Rien à répéter pour l’instant</translation>
    </message>
    <message>
        <source>Write a few sentences, then come back: you will see what people see first, hear it where this computer can read aloud, and can hand it to one colleague. A colleague’s file opens here too: drop it on the window.</source>
        <translation>Écrivez quelques phrases, puis revenez&#xa0;: vous verrez ce qu’on voit d’abord, vous l’entendrez si cet ordinateur sait lire à voix haute, et vous pourrez le confier à un collègue. Le fichier d’un collègue s’ouvre ici aussi&#xa0;: déposez-le sur la fenêtre.</translation>
    </message>
    <message>
        <source>Open a colleague’s file…</source>
        <translation>Ouvrir le fichier d’un collègue…</translation>
    </message>
    <message>
        <source>F8 goes from one to the next, Alt+Enter puts a suggestion into the text, Ctrl+Z takes it back.</source>
        <translation>F8 va de l’une à l’autre, Alt+Entrée met une proposition dans le texte, Ctrl+Z la reprend.</translation>
    </message>
    <message>
        <source>Open a colleague’s file</source>
        <translation>Ouvrir le fichier d’un collègue</translation>
    </message>
    <message>
        <source>Drafts and comments</source>
        <translation>Brouillons et remarques</translation>
    </message>
    <message>
        <source>Your colleague</source>
        <translation>Votre collègue</translation>
    </message>
    <message>
        <source>{who} has nothing new to say.</source>
        <translation>{who} ne dit rien de nouveau.</translation>
    </message>
    <message>
        <source>{who} has sent comments.</source>
        <translation>{who} vous envoie des remarques.</translation>
    </message>
    <message>
        <source>Save the file for a colleague</source>
        <translation>Enregistrer le fichier pour un collègue</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>Draft to read</source>
        <translation>Brouillon à relire</translation>
    </message>
    <message>
        <source>Saved: now send {file} to your colleague.</source>
        <translation>Enregistré&#xa0;: envoyez maintenant {file} à votre collègue.</translation>
    </message>
    <message>
        <source>Left out, too large or no picture: {names}.</source>
        <translation>Laissé de côté, trop grand ou pas une image&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Save my comments</source>
        <translation>Enregistrer mes remarques</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Saved: now send {file} back.</source>
        <translation>Enregistré&#xa0;: renvoyez maintenant {file}.</translation>
    </message>
</context>
<context>
    <name>RehearsalWords</name>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>No network chosen yet: this is the common text.</source>
        <translation>Aucun réseau choisi&#xa0;: voici le texte commun.</translation>
    </message>
    <message>
        <source>All of it is seen at once: {network} folds after about {n} characters.</source>
        <translation>On voit tout d’un coup&#xa0;: {network} replie après environ {n} caractères.</translation>
    </message>
    <message>
        <source>What people see before they decide to open it: about {n} characters on {network}.</source>
        <translation>Ce qu’on voit avant de décider d’ouvrir&#xa0;: environ {n} caractères sur {network}.</translation>
    </message>
    <message>
        <source>1 hashtag</source>
        <translation>1 hashtag</translation>
    </message>
    <message>
        <source>{n} hashtags</source>
        <translation>{n} hashtags</translation>
    </message>
    <message>
        <source>About {silent} to read, {aloud} aloud.</source>
        <translation>Environ {silent} pour le lire, {aloud} à voix haute.</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>In the file: the text and your question. Nothing about your accounts.</source>
        <translation>Dans le fichier&#xa0;: le texte et votre question. Rien sur vos comptes.</translation>
    </message>
    <message>
        <source>In the file: the text, one picture and your question. Nothing about your accounts.</source>
        <translation>Dans le fichier&#xa0;: le texte, une image et votre question. Rien sur vos comptes.</translation>
    </message>
    <message>
        <source>In the file: the text, {n} pictures and your question. Nothing about your accounts.</source>
        <translation>Dans le fichier&#xa0;: le texte, {n} images et votre question. Rien sur vos comptes.</translation>
    </message>
    <message>
        <source>Your colleague</source>
        <translation>Votre collègue</translation>
    </message>
    <message>
        <source>{who}, on your question</source>
        <translation>{who}, sur votre question</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Traitée</translation>
    </message>
    <message>
        <source>The passage has changed since. What it was about stands above.</source>
        <translation>Le passage a changé depuis. Ce dont il s’agissait est rappelé au-dessus.</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Pas encore traitée</translation>
    </message>
    <message>
        <source>Done with it</source>
        <translation>C’est traité</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Put it in</source>
        <translation>Mettre dans le texte</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Entrée</translation>
    </message>
</context>
<context>
    <name>ReminderDesk</name>
    <message>
        <source>Open the draft</source>
        <translation>Ouvrir le brouillon</translation>
    </message>
    <message>
        <source>your draft</source>
        <translation>votre brouillon</translation>
    </message>
    <message>
        <source>The hour you had chosen for “{title}” has passed: {when}.</source>
        <translation>L’heure que vous aviez choisie pour «&#xa0;{title}&#xa0;» est passée&#xa0;: {when}.</translation>
    </message>
    <message>
        <source>It is the hour you had chosen for “{title}”: {when}.</source>
        <translation>C’est l’heure que vous aviez choisie pour «&#xa0;{title}&#xa0;»&#xa0;: {when}.</translation>
    </message>
</context>
<context>
    <name>ResultCards</name>
    <message numerus="yes">
        <source>in %n week(s)</source>
        <translation>
            <numerusform>en %n semaine</numerusform>
            <numerusform>en %n semaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>posts</source>
        <translation>
            <numerusform>post</numerusform>
            <numerusform>posts</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} a post</source>
        <translation>{n} par post</translation>
    </message>
    <message numerus="yes">
        <source>answers</source>
        <translation>
            <numerusform>réaction</numerusform>
            <numerusform>réactions</numerusform>
        </translation>
    </message>
    <message>
        <source>for your most answered post</source>
        <translation>pour votre post le plus suivi</translation>
    </message>
    <message numerus="yes">
        <source>views</source>
        <translation>
            <numerusform>vue</numerusform>
            <numerusform>vues</numerusform>
        </translation>
    </message>
    <message>
        <source>where the network tells</source>
        <translation>là où le réseau le dit</translation>
    </message>
    <message>
        <source>Answers by week, from Monday: {figures}</source>
        <translation>Réactions par semaine, à partir du lundi&#xa0;: {figures}</translation>
    </message>
    <message>
        <source>Likes, comments and shares received in the week that begins that day.</source>
        <translation>Mentions J’aime, commentaires et partages reçus dans la semaine qui commence ce jour-là.</translation>
    </message>
    <message>
        <source>Answers each week</source>
        <translation>Réactions par semaine</translation>
    </message>
    <message>
        <source>No figures yet: type what you see on the network below, or let Ramage ask where it can.</source>
        <translation>Pas encore de chiffres&#xa0;: saisissez plus bas ce que vous lisez sur le réseau, ou laissez Ramage demander là où c’est possible.</translation>
    </message>
    <message>
        <source>{own} of {all} are stories of your own.</source>
        <translation>{own} sur {all} sont vos propres histoires.</translation>
    </message>
    <message>
        <source>Stories of your own</source>
        <translation>Vos propres histoires</translation>
    </message>
    <message>
        <source>From the library</source>
        <translation>De la bibliothèque</translation>
    </message>
    <message>
        <source>Readers like about four posts in five from your own work, one in five about the company.</source>
        <translation>Les lecteurs aiment environ quatre posts sur cinq tirés de votre travail, un sur cinq sur l’entreprise.</translation>
    </message>
    <message>
        <source>Your mix</source>
        <translation>Vos sujets</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message>
        <source>Posts by week, the latest last: {figures}</source>
        <translation>Posts par semaine, la plus récente en dernier&#xa0;: {figures}</translation>
    </message>
    <message>
        <source>One column a week; the dashed line is the most that readers like.</source>
        <translation>Une colonne par semaine&#xa0;; le trait pointillé marque le plus que les lecteurs apprécient.</translation>
    </message>
    <message>
        <source>Your rhythm</source>
        <translation>Votre rythme</translation>
    </message>
    <message>
        <source>Quiet lately. Write when you have something to say.</source>
        <translation>Calme ces temps-ci. Écrivez quand vous avez quelque chose à dire.</translation>
    </message>
    <message>
        <source>No advice for this network.</source>
        <translation>Pas de conseil pour ce réseau.</translation>
    </message>
    <message numerus="yes">
        <source>at most %n a week</source>
        <translation>
            <numerusform>%n par semaine au plus</numerusform>
            <numerusform>%n par semaine au plus</numerusform>
        </translation>
    </message>
    <message>
        <source>More than readers like: {most}.</source>
        <translation>Plus que les lecteurs n’en souhaitent&#xa0;: {most}.</translation>
    </message>
    <message>
        <source>A good rhythm: {most}.</source>
        <translation>Un bon rythme&#xa0;: {most}.</translation>
    </message>
    <message>
        <source>The hours you published at. {best}</source>
        <translation>Les heures auxquelles vous avez publié. {best}</translation>
    </message>
    <message>
        <source>The fuller the colour, the more it drew. Slots that Ramage suggests follow these hours.</source>
        <translation>Plus la couleur est pleine, plus on vous a lu. Les créneaux que Ramage propose suivent ces heures.</translation>
    </message>
    <message>
        <source>Two posts at the same hour of the week, with their figures, tell something: the hours that suit you appear here, and the slots that Ramage suggests follow them.</source>
        <translation>Deux posts à la même heure de la semaine, avec leurs chiffres, disent quelque chose&#xa0;: les heures qui vous réussissent s’affichent ici, et les créneaux que Ramage propose les suivent.</translation>
    </message>
    <message>
        <source>Your best hours</source>
        <translation>Vos meilleures heures</translation>
    </message>
    <message>
        <source>{day}, {start}:00 to {end}:00</source>
        <translation>{day}, {start}&#xa0;h à {end}&#xa0;h</translation>
    </message>
    <message>
        <source>{ratio} times your usual</source>
        <translation>{ratio} fois votre habitude</translation>
    </message>
    <message>
        <source>Likes, comments and shares, one column a week.</source>
        <translation>Mentions J’aime, commentaires et partages, une colonne par semaine.</translation>
    </message>
    <message>
        <source>Stories of your own beside the company’s: four in five, one in five.</source>
        <translation>Vos histoires à côté de celles de l’entreprise&#xa0;: quatre sur cinq, une sur cinq.</translation>
    </message>
    <message>
        <source>How often you post, beside what readers of each network like.</source>
        <translation>À quelle fréquence vous publiez, et ce que les lecteurs de chaque réseau apprécient.</translation>
    </message>
    <message>
        <source>The hours of the week at which your posts drew most.</source>
        <translation>Les heures de la semaine où vos posts sont le plus lus.</translation>
    </message>
</context>
<context>
    <name>ResultsScreen</name>
    <message>
        <source>Count again</source>
        <translation>Recompter</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Your results begin with your first post</source>
        <translation>Vos résultats commencent avec votre premier post</translation>
    </message>
    <message>
        <source>Write a post</source>
        <translation>Écrire un post</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) · on this computer, for you alone</source>
        <translation>
            <numerusform>%n post · sur cet ordinateur, pour vous seul</numerusform>
            <numerusform>%n posts · sur cet ordinateur, pour vous seul</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Décompte en cours…</translation>
    </message>
    <message numerus="yes">
        <source>The latest %n; all of them are in the export.</source>
        <translation>
            <numerusform>Le dernier post&#xa0;; l’export les contient tous.</numerusform>
            <numerusform>Les %n derniers&#xa0;; l’export les contient tous.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your posts</source>
        <translation>Vos posts</translation>
    </message>
    <message>
        <source>Once you have published on a network, this page shows what became of it. It stays on this computer, for you alone.</source>
        <translation>Dès que vous aurez publié sur un réseau, cette page montrera ce qu’il en advient. Tout reste sur cet ordinateur, pour vous seul.</translation>
    </message>
    <message>
        <source>views</source>
        <translation>vues</translation>
    </message>
    <message>
        <source>likes</source>
        <translation>J’aime</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>commentaires</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>partages</translation>
    </message>
    <message>
        <source>Answers since the publication: {figures}</source>
        <translation>Réactions depuis la publication&#xa0;: {figures}</translation>
    </message>
    <message>
        <source>Not counted yet</source>
        <translation>Pas encore compté</translation>
    </message>
    <message>
        <source>This network tells Ramage nothing.</source>
        <translation>Ce réseau ne dit rien à Ramage.</translation>
    </message>
    <message>
        <source>typed {when}</source>
        <translation>saisi {when}</translation>
    </message>
    <message>
        <source>counted {when}</source>
        <translation>compté {when}</translation>
    </message>
    <message>
        <source>my-results</source>
        <translation>mes-resultats</translation>
    </message>
    <message>
        <source>Export your results</source>
        <translation>Exporter vos résultats</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Tableur</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) written to {file}.</source>
        <translation>
            <numerusform>%n post écrit dans {file}.</numerusform>
            <numerusform>%n posts écrits dans {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedLine</name>
    <message>
        <source>Not saved: trying again</source>
        <translation>Pas enregistré&#xa0;: nouvel essai</translation>
    </message>
    <message>
        <source>Saved {ago}</source>
        <translation>Enregistré {ago}</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>Guides</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Répétition</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Charter</source>
        <translation>Charte</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Shut: what your organisation decided can’t be used</source>
        <translation>Fermé&#xa0;: la décision de votre organisation est inutilisable</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Géré par votre organisation</translation>
    </message>
    <message>
        <source>Suggested by your organisation</source>
        <translation>Suggéré par votre organisation</translation>
    </message>
    <message>
        <source>Your choice. Your organisation suggests: {value}</source>
        <translation>Votre choix. Votre organisation suggère&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the value: {setting}</source>
        <translation>Copier la valeur&#xa0;: {setting}</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Le suivre</translation>
    </message>
    <message>
        <source>Take what is suggested: {setting}</source>
        <translation>Suivre la suggestion&#xa0;: {setting}</translation>
    </message>
</context>
<context>
    <name>SettingsDesk</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>This can’t be used: a server’s address begins with https://.</source>
        <translation>Cette adresse ne convient pas&#xa0;: celle d’un serveur commence par https://.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Which one would you like to connect?</source>
        <translation>Lequel voulez-vous connecter&#xa0;?</translation>
    </message>
    <message>
        <source>No browser could be opened: copy this address into one.</source>
        <translation>Aucun navigateur n’a pu s’ouvrir&#xa0;: copiez cette adresse dans l’un d’eux.</translation>
    </message>
    <message>
        <source>Back to accounts</source>
        <translation>Retour aux comptes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No browser in front of you, or the wrong one? Copy this address into the one you prefer.</source>
        <translation>Aucun navigateur devant vous, ou pas le bon&#xa0;? Copiez cette adresse dans celui que vous préférez.</translation>
    </message>
    <message>
        <source>Address of the sign-in page</source>
        <translation>Adresse de la page de connexion</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>L’ouvrir de nouveau</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiée</translation>
    </message>
</context>
<context>
    <name>SlotDesk</name>
    <message>
        <source>Looking for good hours…</source>
        <translation>Recherche de bonnes heures…</translation>
    </message>
    <message>
        <source>Quiet hour: {when} · {planned}</source>
        <translation>Heure calme&#xa0;: {when} · {planned}</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s) planned</source>
        <translation>
            <numerusform>%n collègue prévu</numerusform>
            <numerusform>%n collègues prévus</numerusform>
        </translation>
    </message>
    <message>
        <source>No good hour is free in the next four weeks. You can choose one yourself.</source>
        <translation>Aucune bonne heure n’est libre dans les quatre semaines à venir. Vous pouvez en choisir une vous-même.</translation>
    </message>
    <message>
        <source>This moment is past.</source>
        <translation>Ce moment est passé.</translation>
    </message>
    <message>
        <source>The clocks show this hour twice that day: the first time is meant.</source>
        <translation>Ce jour-là, les horloges montrent cette heure deux fois&#xa0;: ce sera la première.</translation>
    </message>
    <message>
        <source>The clocks show this hour twice that day: the second time is meant.</source>
        <translation>Ce jour-là, les horloges montrent cette heure deux fois&#xa0;: ce sera la seconde.</translation>
    </message>
    <message>
        <source>You chose not to be spoken to at that hour.</source>
        <translation>Vous avez choisi de ne recevoir aucun signe à cette heure.</translation>
    </message>
    <message>
        <source>On {when} Ramage will remind you, if it is open. Nothing goes out without you.</source>
        <translation>Ramage vous fera signe {when}, s’il est ouvert. Rien ne partira sans vous.</translation>
    </message>
</context>
<context>
    <name>SlotStrip</name>
    <message>
        <source>When to publish</source>
        <translation>Quand publier</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Un autre moment…</translation>
    </message>
    <message>
        <source>Day and hour</source>
        <translation>Jour et heure</translation>
    </message>
    <message>
        <source>Remind me instead</source>
        <translation>Plutôt me faire signe</translation>
    </message>
    <message>
        <source>Not now: publish at once</source>
        <translation>Non&#xa0;: publier tout de suite</translation>
    </message>
</context>
<context>
    <name>SourceDesk</name>
    <message>
        <source>In your own words. For instance: {angle}</source>
        <translation>Avec vos mots. Par exemple&#xa0;: {angle}</translation>
    </message>
    <message>
        <source>What happened, what surprised you, what you take from it…</source>
        <translation>Ce qui s’est passé, ce qui vous a surpris, ce que vous en retenez…</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Approved post</source>
        <translation>Post approuvé</translation>
    </message>
    <message>
        <source>Start from the approved text</source>
        <translation>Partir du texte approuvé</translation>
    </message>
    <message>
        <source>Possible angles</source>
        <translation>Angles possibles</translation>
    </message>
    <message>
        <source>Not to be changed</source>
        <translation>À ne pas changer</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Hashtags</translation>
    </message>
    <message>
        <source>Add {hashtag} at the end</source>
        <translation>Ajouter {hashtag} à la fin</translation>
    </message>
    <message>
        <source>Insert where you are writing</source>
        <translation>Insérer là où vous écrivez</translation>
    </message>
    <message>
        <source>Answer this question above the text</source>
        <translation>Répondre à cette question au-dessus du texte</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What would you like to tell?</source>
        <translation>Qu’avez-vous envie de raconter&#x202f;?</translation>
    </message>
    <message>
        <source>Your own words carry further than ours. Begin where it is easiest for you.</source>
        <translation>Vos mots portent plus loin que les nôtres. Commencez par le plus facile.</translation>
    </message>
    <message>
        <source>Pick an approved post</source>
        <translation>Choisir un post approuvé</translation>
    </message>
    <message>
        <source>Facts and angles are at hand beside the page; the words are yours.</source>
        <translation>Les faits et les angles sont à portée de main&#x202f;; les mots sont les vôtres.</translation>
    </message>
    <message>
        <source>Follow a guide</source>
        <translation>Suivre un guide</translation>
    </message>
    <message>
        <source>A few small questions; your answers become a first post.</source>
        <translation>Quelques petites questions&#x202f;; vos réponses deviennent un premier post.</translation>
    </message>
    <message>
        <source>Write from scratch</source>
        <translation>Écrire de zéro</translation>
    </message>
    <message>
        <source>A white page, with the charter watching over your shoulder.</source>
        <translation>Une page blanche, avec la charte qui veille.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Le reprendre</translation>
    </message>
    <message>
        <source>Your drafts</source>
        <translation>Vos brouillons</translation>
    </message>
    <message>
        <source>Enter opens a draft, Delete discards it; it can be brought back.</source>
        <translation>Entrée ouvre un brouillon, Suppr le jette&#x202f;; il peut être repris.</translation>
    </message>
    <message>
        <source>“{title}” was discarded.</source>
        <translation>«&#xa0;{title}&#xa0;» a été jeté.</translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message>
        <source>answered</source>
        <translation>répondue</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>sans réponse</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
</context>
<context>
    <name>TeamDesk</name>
    <message>
        <source>Not read yet; this happens by itself.</source>
        <translation>Pas encore lu&#x202f;; cela se fait tout seul.</translation>
    </message>
    <message>
        <source>Read last {when}.</source>
        <translation>Dernière lecture&#xa0;: {when}.</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) of colleagues known here</source>
        <translation>
            <numerusform>%n publication de collègues connue ici</numerusform>
            <numerusform>%n publications de collègues connues ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) today</source>
        <translation>
            <numerusform>%n requête aujourd’hui</numerusform>
            <numerusform>%n requêtes aujourd’hui</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of yours wait to leave</source>
        <translation>
            <numerusform>%n fichier de vous attend de partir</numerusform>
            <numerusform>%n fichiers de vous attendent de partir</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>With the communication team</source>
        <translation>Chez l’équipe de communication</translation>
    </message>
    <message>
        <source>Waits to leave</source>
        <translation>En attente de départ</translation>
    </message>
    <message>
        <source>No draft is open.</source>
        <translation>Aucun brouillon n’est ouvert.</translation>
    </message>
    <message>
        <source>Your proposal leaves for the communication team.</source>
        <translation>Votre proposition part vers l’équipe de communication.</translation>
    </message>
</context>
<context>
    <name>TeamOffer</name>
    <message>
        <source>Your organisation has a team space, so that colleagues don’t all say the same. Nothing leaves before you say so.</source>
        <translation>Votre organisation a un espace d’équipe, pour que les collègues ne disent pas tous la même chose. Rien ne part avant que vous le disiez.</translation>
    </message>
    <message>
        <source>See what it receives</source>
        <translation>Voir ce qu’il reçoit</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Team space</source>
        <translation>Espace d’équipe</translation>
    </message>
    <message>
        <source>Back to preferences</source>
        <translation>Retour aux préférences</translation>
    </message>
    <message>
        <source>Your organisation has no team space</source>
        <translation>Votre organisation n’a pas d’espace d’équipe</translation>
    </message>
    <message>
        <source>With one, Ramage would notice when several of you are about to say the same thing at the same hour, without anybody&apos;s text leaving their computer. The library or your IT team can name a place for it.</source>
        <translation>Avec lui, Ramage verrait quand plusieurs d’entre vous vont dire la même chose à la même heure, sans qu’aucun texte ne quitte un ordinateur. La bibliothèque ou votre service informatique peut indiquer un lieu.</translation>
    </message>
    <message>
        <source>What colleagues receive</source>
        <translation>Ce que reçoivent les collègues</translation>
    </message>
    <message>
        <source>May your publications count, so that colleagues don’t say the same?</source>
        <translation>Vos publications peuvent-elles compter, pour que les collègues ne disent pas la même chose&#x202f;?</translation>
    </message>
    <message>
        <source>Your publications count. You may change your mind at any time.</source>
        <translation>Vos publications comptent. Vous pouvez changer d’avis à tout moment.</translation>
    </message>
    <message>
        <source>You said no: nothing leaves this computer for the team.</source>
        <translation>Vous avez dit non&#xa0;: rien ne quitte cet ordinateur pour l’équipe.</translation>
    </message>
    <message>
        <source>Fingerprints of word groups: they show that two posts are alike, and can’t be read.</source>
        <translation>Des empreintes de groupes de mots&#xa0;: elles montrent que deux posts se ressemblent, sans se lire.</translation>
    </message>
    <message>
        <source>The network, the theme, the post it comes from and the hour.</source>
        <translation>Le réseau, le thème, le post d’origine et l’heure.</translation>
    </message>
    <message>
        <source>All of it under a number drawn by chance, the same for all you publish.</source>
        <translation>Le tout sous un numéro tiré au hasard, le même pour tout ce que vous publiez.</translation>
    </message>
    <message>
        <source>Never a text, a draft, a score or your name. Nobody can list who publishes nothing.</source>
        <translation>Jamais un texte, un brouillon, un score ni votre nom. Personne ne peut lister qui ne publie rien.</translation>
    </message>
    <message>
        <source>Yes, count me in</source>
        <translation>Oui, comptez-moi</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Non, merci</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Refermer</translation>
    </message>
    <message>
        <source>See one as it leaves</source>
        <translation>Voir ce qui part</translation>
    </message>
    <message>
        <source>You have published nothing yet on a real network: there is nothing to show.</source>
        <translation>Vous n’avez encore rien publié sur un vrai réseau&#xa0;: il n’y a rien à montrer.</translation>
    </message>
    <message>
        <source>Your latest publication, in full, to the last character:</source>
        <translation>Votre dernière publication, en entier, au caractère près&#xa0;:</translation>
    </message>
    <message>
        <source>What colleagues receive of it</source>
        <translation>Ce qu’en reçoivent les collègues</translation>
    </message>
    <message>
        <source>Colleagues may read what {account} publishes</source>
        <translation>Les collègues peuvent lire ce que publie {account}</translation>
    </message>
    <message>
        <source>Where you switch this on, the address of each publication goes along, so that a colleague who writes something alike can read it. It names you for that publication, and for no other.</source>
        <translation>Là où vous l’activez, l’adresse de chaque publication part avec elle, pour qu’un collègue qui écrit quelque chose de proche puisse la lire. Elle vous nomme pour cette publication, et pour aucune autre.</translation>
    </message>
    <message>
        <source>“Read what I published”</source>
        <translation>«&#xa0;Lisez ce que j’ai publié&#xa0;»</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Interroger</translation>
    </message>
    <message>
        <source>Ask the team space now</source>
        <translation>Interroger maintenant l’espace d’équipe</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Où il se trouve</translation>
    </message>
    <message>
        <source>A text that others could make their own? The communication team reads it, and its answer comes back with the library.</source>
        <translation>Un texte que d’autres pourraient faire leur&#x202f;? L’équipe de communication le lit, et sa réponse revient avec la bibliothèque.</translation>
    </message>
    <message>
        <source>Propose a text to the library</source>
        <translation>Proposer un texte à la bibliothèque</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>What it would be good for (if you like)</source>
        <translation>À quoi il servirait (si vous voulez)</translation>
    </message>
    <message>
        <source>Your name (only if you want it known)</source>
        <translation>Votre nom (seulement si vous voulez qu’il soit connu)</translation>
    </message>
    <message>
        <source>Propose it</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>Take the draft that is open</source>
        <translation>Reprendre le brouillon ouvert</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>il y a {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n}&#xa0;min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>il y a {n}&#xa0;h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>il y a {n}&#xa0;j</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>{date} at {time}</source>
        <translation>le {date} à {time}</translation>
    </message>
</context>
<context>
    <name>TrayDesk</name>
    <message numerus="yes">
        <source>%n publication(s) waiting, the next one: {when}</source>
        <translation>
            <numerusform>%n publication en attente&#xa0;: {when}</numerusform>
            <numerusform>%n publications en attente, la prochaine&#xa0;: {when}</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for its hour</source>
        <translation>Rien n’attend son heure</translation>
    </message>
    <message>
        <source>To publish by hand now: {networks}</source>
        <translation>À publier à la main maintenant&#xa0;: {networks}</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) missed their hour and wait for your word</source>
        <translation>
            <numerusform>%n publication a manqué son heure et attend votre avis</numerusform>
            <numerusform>%n publications ont manqué leur heure et attendent votre avis</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Ramage</source>
        <translation>Ouvrir Ramage</translation>
    </message>
    <message>
        <source>Quit: nothing leaves until you come back</source>
        <translation>Quitter&#xa0;: rien ne part avant votre retour</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) still wait for their hour.</source>
        <translation>
            <numerusform>%n publication attend encore son heure.</numerusform>
            <numerusform>%n publications attendent encore leur heure.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ramage can go on without its window, and start with your session, so that they leave in time. Otherwise what misses its hour is offered to you the next time you open Ramage. You can change this in the preferences.</source>
        <translation>Ramage peut continuer sans fenêtre et démarrer avec votre session, pour que tout parte à l’heure. Sinon, ce qui manque son heure vous est proposé la prochaine fois que vous ouvrez Ramage. Vous pouvez changer d’avis dans les préférences.</translation>
    </message>
    <message>
        <source>Go on without a window</source>
        <translation>Continuer sans fenêtre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>VariantTab</name>
    <message>
        <source>{name}, {used} of {limit}</source>
        <translation>{name}, {used} sur {limit}</translation>
    </message>
    <message>
        <source>{words}, too long</source>
        <translation>{words}, trop long</translation>
    </message>
</context>
<context>
    <name>VariantTabs</name>
    <message>
        <source>Versions of the text</source>
        <translation>Versions du texte</translation>
    </message>
    <message>
        <source>Add or remove networks</source>
        <translation>Ajouter ou retirer des réseaux</translation>
    </message>
    <message>
        <source>Follow the common text again</source>
        <translation>Suivre à nouveau le texte commun</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Choose: {option}</source>
        <translation>À choisir&#xa0;: {option}</translation>
    </message>
    <message>
        <source>Change them (Ctrl+Shift+O)</source>
        <translation>Les changer (Ctrl+Maj+O)</translation>
    </message>
    <message>
        <source>Edited for {network}.</source>
        <translation>Modifié pour {network}.</translation>
    </message>
    <message>
        <source>Follows the common text until you edit it here.</source>
        <translation>Suit le texte commun tant que vous ne le modifiez pas ici.</translation>
    </message>
    <message>
        <source>The common text: every network follows it until its own tab is edited.</source>
        <translation>Le texte commun&#xa0;: chaque réseau le suit tant que son onglet n’est pas modifié.</translation>
    </message>
</context>
<context>
    <name>WaitingDrafts</name>
    <message>
        <source>Untitled draft</source>
        <translation>Brouillon sans titre</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Rien d’écrit pour l’instant</translation>
    </message>
</context>
<context>
    <name>WhatMayISay</name>
    <message>
        <source>Other rules</source>
        <translation>Autres règles</translation>
    </message>
</context>
<context>
    <name>WordsChange</name>
    <message>
        <source>Words of the post</source>
        <translation>Mots du post</translation>
    </message>
    <message>
        <source>Change it for everybody</source>
        <translation>Changer pour tout le monde</translation>
    </message>
    <message>
        <source>Keep these words</source>
        <translation>Garder ces mots</translation>
    </message>
    <message>
        <source>Change it anyway</source>
        <translation>Changer quand même</translation>
    </message>
</context>
<context>
    <name>WritingDesk</name>
    <message>
        <source>Text of the post</source>
        <translation>Texte du post</translation>
    </message>
</context>
</TS>
