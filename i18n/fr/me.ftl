# Moi : identité, réglages, envois en attente, vie privée, sorties.
me-title = Moi
me-guest = Vous êtes invité
me-guest-more = Vous pouvez consulter, écrire et envoyer sans nom.
me-expired = Se reconnecter
me-level = Niveau d’identité { $level }
me-level-more =
    { $level ->
        [0] Un compte par numéro de téléphone, identité non vérifiée.
        [1] Identité de base par VNeID.
       *[2] Identité complète par VNeID.
    }
me-more-title = Plus
settings-title = Réglages
settings-language = Langue
settings-not-reviewed = Cette traduction n’a pas encore été relue par une personne de langue maternelle. Là où c’est important, l’anglais figure à côté.
settings-theme = Couleurs
settings-theme-system = Système
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-simple = Mode simple
settings-simple-more = Peu de boutons, très grands, et un texte plus grand.
ward-title = Votre quartier ou commune
ward-none = Non choisi
ward-search = Chercher par nom
ward-search-more = Les nouveaux noms comme les anciens, avec ou sans signes de ton.
ward-hits = Résultats
ward-now = aujourd’hui dans { $ward }
ward-no-hit = Aucun nom de ce genre. Essayez moins de lettres.
ward-clear = Effacer le choix
warn-here-last = { $when }, cet appareil était à { $wards } ou tout près.
warn-here-outside = { $when }, cet appareil était hors de la ville de Huế.
notices-title = Notifications de cet appareil
notices-on = Les alertes s’affichent aussi quand vous regardez autre chose, tant que l’application est ouverte.
notices-ask = Pour que les alertes s’affichent aussi quand vous regardez autre chose.
notices-refused = Cet appareil les bloque. Autorisez-les dans les réglages de notification de l’appareil ou du navigateur.
notices-turn-on = Activer
start-at-login-title = Ouvrir quand je me connecte à cet ordinateur
start-at-login-more = Après un redémarrage de l’ordinateur, l’application s’ouvre toute seule et entend de nouveau les alertes.
keep-listening-title = Continuer d’écouter les alertes quand la fenêtre est fermée
keep-listening-more = Fermer la fenêtre laisse alors une icône près de l’horloge, et les alertes vous parviennent encore. Pour quitter l’application, appuyez sur l’icône et choisissez Quitter. Là où cet appareil n’affiche pas d’icône, fermer la fenêtre quitte l’application.
tray-open = Ouvrir Tràng Tiền
tray-listens = Écoute encore, fenêtre fermée
tray-quit = Quitter
tray-saving = Économie de données : les alertes sont demandées de temps en temps
tray-not-heard = La ville n’est pas entendue en ce moment
tray-more =
    { $count ->
        [one] et { $count } autre alerte
       *[other] et { $count } autres alertes
    }
queue-title = À envoyer
queue-empty = Rien n’attend d’être envoyé
queue-next = Prochain essai : { $when }
queue-last = Dernier envoi : { $when }
queue-try-now = Essayer d’envoyer maintenant
queue-attention =
    { $count ->
        [one] Voir { $count } signalement qui vous attend
       *[other] Voir { $count } signalements qui vous attendent
    }
saver-title = Économie tempête
saver-more = Texte seulement. Les alertes sont demandées toutes les 5 minutes, et une connexion n’est gardée que si l’une d’elles est en vigueur là où vous êtes. Les signalements partent tout de suite, leurs photos attendent votre envoi. Un appel au secours part toujours tout de suite.
saver-offer-title = Besoin d’économiser batterie et données ?
saver-offer-text = L’économie tempête n’utilise que du texte et ne garde une connexion que si une alerte est en vigueur là où vous êtes. Les signalements partent tout de suite, leurs photos attendent votre envoi. Un appel au secours n’est pas ralenti.
saver-offer-on = Activer l’économie tempête
queue-photos-wait =
    { $count ->
        [one] La ville a le signalement ; les photos de { $count } signalement attendent votre envoi
       *[other] La ville a les signalements ; les photos de { $count } signalements attendent votre envoi
    }
queue-send-photos = Envoyer les photos de tous les signalements
queue-send-photos-one = Envoyer les photos de ce signalement
privacy-title = Vie privée
privacy-more = Qui garde quoi, et ce que vous acceptez
about-title = À propos de l’application
about-more = Version, ville, licences
about-version = Version
about-city = Ville
about-server = Serveur
about-hotline = Centre d’appels
about-simulated-title = Ce qui n’est que simulé
about-simulated-text = Dans cette démonstration : la connexion à la manière de VNeID, les appels, les SMS, les délais et les personnes qui répondent. Les limites des quartiers sur la carte sont approximatives.
about-licences-title = Licences
about-pack = Quartiers, communes, catégories
about-pack-text = Données ouvertes, sources dans assets/pack/SOURCES.md
sign-out-title = Se déconnecter
sign-out-text = Votre session est révoquée au service de connexion et retirée de cet appareil.
sign-out-keep = Se déconnecter, garder mes données
sign-out-keep-more = Brouillons et signalements restent sur cet appareil.
sign-out-remove = Se déconnecter et tout supprimer
sign-out-remove-more = Pour un appareil partagé, ou que vous donnez.
sign-out-done = Vous êtes déconnecté.
sign-out-owed = Déconnecté ici. La ville l’apprendra quand il y aura du réseau.
sign-out-owed-memory = Déconnecté ici. La ville l’apprendra s’il y a du réseau avant la fermeture de l’application.
revocation-owed = Déconnecté ici, mais la ville ne le sait pas encore. Elle l’apprendra quand il y aura du réseau ; d’ici là, cet appareil ne garde que le code de la session à révoquer, dans son trousseau.
revocation-owed-memory = Déconnecté ici, mais la ville ne le sait pas encore. Elle l’apprendra s’il y a du réseau avant la fermeture de l’application : le code de la session à révoquer n’est qu’en mémoire. Sinon la session à la ville se termine d’elle-même.
revocation-lost = Si quelqu’un était connecté ici, la ville ne sait pas qu’il est parti : le code de la session a disparu avec le reste. La session à la ville se termine d’elle-même.
remove-title = Tout supprimer de cet appareil
remove-text = C’est irréversible :
remove-drafts = Brouillons, photos et ce qui attend d’être envoyé seront perdus.
remove-sent = Les signalements que la ville a déjà seront traités.
remove-no = Garder
remove-yes = Tout supprimer
remove-done = Tout a été supprimé de cet appareil.
remove-owed = Tout a été supprimé de cet appareil. La ville apprendra la déconnexion quand il y aura du réseau.
remove-owed-memory = Tout a été supprimé de cet appareil. La ville apprendra la déconnexion s’il y a du réseau avant la fermeture de l’application.
remove-lost = Tout a été supprimé de cet appareil. La ville n’a pas pu être prévenue ; la session s’y termine d’elle-même.
try-title = Essayer mes alertes
try-more = Un essai envoyé à cet appareil seul
try-text = La ville envoie un essai signé à cet appareil seul. Personne d’autre ne le reçoit, et rien n’est conservé. L’alarme sonne quelques secondes, et l’appareil vibre s’il le peut.
try-now = Essayer
try-arrived-title = Par quel chemin l’essai est arrivé
try-arrived = Arrivé en { $millis } ms, bien signé
try-arrived-late = Arrivé tard, en { $seconds } secondes, bien signé
try-way-stream = Ligne directe
try-way-list = Liste des alertes
try-way-heard = Écoute de la ville de lui-même
try-way-sound = Son d’alarme
try-way-system = Notification du système
try-way-push = Web Push
try-push-there = Essayé là où il a été activé, voir l’adresse ci-dessous
try-system-none = Pas encore dans cette version
try-notice-title = ESSAI : alertes de Tràng Tiền
try-notice-text = Ceci n’est qu’un essai sur cet appareil, pas une alerte.
try-system-shown = Le système a été prié de l’afficher ; si vous n’avez rien vu, regardez « ne pas déranger »
try-system-off = Pas encore autorisé
try-blocker-notices = L’appareil n’affiche aucune notification de cette application : une alerte n’est vue que si vous la regardez. Activez-les dans les réglages.
try-sound-played = Joué ; si vous n’avez rien entendu, montez le volume
try-sound-held-back = Retenu
try-failed-network = Pas arrivé : la ville est hors d’atteinte
try-failed-refused = Pas arrivé : la ville n’a pas répondu comme elle le devrait
try-failed-late = Pas arrivé en 30 secondes
try-failed-busy = Pas arrivé : la ville est surchargée et demande de réessayer dans { $seconds } secondes
try-failed-no-keys = Arrivé, mais cet appareil n’a pas encore de clé pour vérifier la signature
try-failed-untrusted = Refusé : non signé par la ville
try-failed-no-key = Impossible à essayer : cette version n’a pas la clé de la ville
try-blockers-title = Ce qui fait obstacle
try-nothing-in-the-way = Rien n’a été trouvé qui empêche les alertes d’arriver tant que l’application est ouverte.
try-to-settings = Ouvrir les réglages
try-blocker-network = L’appareil n’atteint pas la ville. Vérifiez le Wi-Fi ou les données mobiles dans ses réglages.
try-blocker-city = Il y a du réseau, mais la ville ne répond pas comme elle le devrait. Réessayez dans quelques minutes ; si cela dure, appelez le centre d’appels.
try-blocker-late = Le réseau est lent ou la ville occupée : l’essai est arrivé tard ou hors délai. Réessayez dans quelques minutes.
try-blocker-busy = Trop d’appareils interrogent la ville à la fois. Celui-ci redemande tout seul ; les alertes peuvent arriver tard.
try-blocker-no-keys = Cet appareil n’a pas pu obtenir la liste des alertes : il n’a pas encore les clés de la ville et ne peut croire aucune alerte. Réessayez dans quelques minutes.
try-blocker-untrusted = Quelque chose en chemin répond à la place de la ville. Changez de réseau et réessayez.
try-blocker-no-key = Cette version ne connaît pas la clé de la ville et ne peut croire aucune alerte. Installez la version de la ville.
try-blocker-stale = Depuis plus de 10 minutes, l’appareil n’a pas entendu la ville de lui-même.
try-blocker-clock = L’horloge de l’appareil ne s’accorde pas encore avec celle de la ville. Activez la date et l’heure automatiques dans ses réglages.
try-blocker-sound = Le navigateur ou l’appareil empêche l’application de sonner. Autorisez le son par l’icône à gauche de la barre d’adresse.
try-blocker-quiet = Ce sont vos heures calmes : seules les alertes de danger de mort sonnent.
try-blocker-saver = L’économie tempête est active : une alerte peut arriver jusqu’à 5 minutes plus tard.
try-blocker-no-ward = Vous n’avez choisi aucun quartier : l’appareil annonce toutes les alertes de la ville, même loin de vous.
try-hints-title = Ce que l’application ne peut pas voir
try-hint-silence = Ne pas déranger et volume : voyez les réglages du son de l’appareil. Le mode silencieux peut couper l’alarme aussi.
try-hint-battery = Économie de batterie : dans les réglages de la batterie, laissez cette application fonctionner sans restriction.
try-hint-network = Données en arrière-plan : dans les réglages du réseau, laissez cette application utiliser les données même en économie.
try-hint-closed = Application fermée, cet appareil n’alerte pas encore de lui-même. Pour être alerté par votre navigateur, et l’essayer là, ouvrez { $address }.
