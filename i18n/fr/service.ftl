### Services : le catalogue, la recherche, chaque service, les quartiers, les administrations, l’aide.

nav-services = Services
services-title = Services
services-back = Retour aux services
services-pick-title = Choisissez à gauche
services-pick-text = Tapez ce qu’il vous faut, ou choisissez un moment de la vie ou un groupe de services.
services-error = Les services n’ont pas pu être lus
services-marked = Favoris
services-recent = Utilisés récemment
services-events = De quoi avez-vous besoin ?
services-groups = Par groupe
services-more = Plus
services-count =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
services-not-here = Pas encore utilisable dans cette application
services-not-here-text = Ouvrez-en un pour voir quoi faire à la place.
services-missing-title = Ceci n’est pas dans la liste
services-missing-text = Le lien est peut-être ancien, ou le service n’est plus offert. Cherchez-le dans la liste.
services-empty-title = Aucun service ici pour le moment
services-empty-text = Le catalogue de la ville n’a pas encore de service ici. Appelez le centre d’appels : on vous explique quoi faire.

search-label = Chercher services, lieux, administrations, aide
search-example = Services, lieux, aide…
search-clear = Effacer la saisie
search-error = La recherche n’a pas marché
search-count =
    { $count ->
        [0] Rien trouvé
        [one] { $count } résultat
       *[other] { $count } résultats
    }
search-instead = Résultats pour « { $instead } » au lieu de « { $typed } »
search-nothing = Rien trouvé pour « { $typed } »
search-nothing-text = Essayez moins de mots ou d’autres ; les signes de ton ne sont pas nécessaires. Sinon, appelez le centre d’appels et demandez.
search-more = Plus de résultats
search-services = Services ({ $count })
search-categories = À signaler ({ $count })
search-reports = Mes signalements ({ $count })
search-drafts = Brouillons ({ $count })
search-places = Lieux à visiter ({ $count })
search-wards = Quartiers et communes ({ $count })
search-agencies = Administrations ({ $count })
search-help = Aide ({ $count })
search-festivals = Fêtes ({ $count })

audience-all = Tout le monde
audience-resident = Habitants
audience-tourist = Visiteurs
audience-business = Entreprises
service-offline = Sans internet
service-account = Connexion nécessaire
service-vneid = VNeID niveau 2 nécessaire
service-mark = Garder dans les favoris des services
service-open = Ouvrir
service-open-name = Ouvrir { $name }
service-open-page = Ouvrir { $host }
service-call = Appeler le { $number }
service-visit = Y aller
service-paused = En pause pour le moment
service-paused-until = En pause jusqu’à : { $when }
service-paused-text = En cas d’urgence, appelez le centre d’appels et demandez quoi faire.
service-none = Pas encore dans cette application
service-retired = N’est plus proposé
service-no-address = Pas encore d’adresse web confirmée
service-none-text = Appelez le centre d’appels : on vous explique quoi faire ou on vous oriente.
service-channel = Comment
service-channel-native = Dans cette application
service-channel-web = Une page web, dans votre navigateur
service-channel-phone = Par téléphone
service-channel-visit = Sur place
service-where = Où
service-authority = Administration compétente
service-cost = Coût
service-cost-unknown = Non confirmé. Demandez par téléphone avant d’y aller.
service-evidence = À apporter
service-output = Ce que vous obtenez
service-faq =
    { $count ->
        [1] Question fréquente
       *[other] Questions fréquentes ({ $count })
    }

ward-missing-title = Ce quartier n’existe pas
ward-is-home = Votre quartier
ward-make-home = En faire mon quartier
ward-make-home-more = Les alertes de ce quartier vous parviendront. Le choix reste sur cet appareil.
ward-old-names = Anciens quartiers et communes

agency-missing-title = Cette administration n’existe pas
agency-services = Services dont elle répond
agency-reports = Signalements qu’elle reçoit
agency-call = Le numéro propre à cette administration n’est pas confirmé. Le centre d’appels vous met en relation ou transmet votre message.

help-title = Aide
help-more = Questions fréquentes sur l’application
help-back = Retour à l’aide
help-pick-title = Choisissez une question
help-pick-text = La réponse s’affiche ici et se lit sans réseau.
help-missing-title = Cette page d’aide n’existe pas
help-ask = Encore un doute ? Le centre d’appels vous aide.
search-partial = Rien ne contient tous les mots saisis. Voici ce qui en contient une partie.
