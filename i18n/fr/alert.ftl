# Alertes : la liste, un événement, l’alerte qui s’impose, les réglages.
nav-alerts = Alertes
nav-unread =
    { $count ->
        [one] { $count } alerte non lue
       *[other] { $count } alertes non lues
    }

alerts-title = Alertes
alerts-here = En vigueur là où vous êtes
alerts-elsewhere = En vigueur ailleurs
alerts-over = Terminées
alerts-error = Les alertes n’ont pas pu être lues
alerts-empty-title = Aucune alerte
alerts-empty-text = Quand la ville émet une alerte, elle s’affiche ici et reste lisible sans réseau.
alerts-empty-text-no-ward = Choisissez le quartier où vous êtes pour que l’application sache quelles alertes vous concernent.
alerts-choose-ward = Choisir un quartier
alerts-pick-title = Choisissez une alerte
alerts-pick-text = La conduite à tenir, la zone concernée et les bulletins s’affichent ici.
alerts-here-any = En vigueur à Huế
alerts-none-any = Aucune alerte à Huế
alerts-none-here = Aucune alerte là où vous êtes
alerts-only-open = Cet appareil n’alerte que si l’application est ouverte.
alerts-none-here-but =
    { $count ->
        [one] Il y a { $count } alerte ailleurs.
       *[other] Il y a { $count } alertes ailleurs.
    }

alert-heard-live = À l’écoute de la ville en direct
alert-heard-at = Dernières nouvelles de la ville : { $when }
alert-heard-no-key = Cette version de l’application n’a pas la clé de la ville et ne peut pas entendre ses alertes
alerts-no-key = Cette application ne peut pas vous alerter
alerts-no-key-text = Suivez la radio, les haut-parleurs du quartier et le centre d’appels de la ville. L’application distribuée par la ville possède la clé et alerte.
alert-heard-never = Pas encore de nouvelles de la ville

alert-title = Alerte
alert-title-stage = { $hazard } · { $stage }
alert-no-level = Niveau non indiqué
alert-test = Essai de ligne
alert-unkept = Cet appareil n’a pas pu enregistrer cette alerte ; il est peut-être plein. Elle reste affichée tant que l’application est ouverte.
alert-until = jusqu’à : { $when }
alert-where-city = Toute la ville de Huế
alert-where-drawn = La zone tracée sur la carte
alert-where-more =
    { $count ->
        [one] { $wards } et { $count } autre quartier
       *[other] { $wards } et { $count } autres quartiers
    }
alert-state-active = En vigueur
alert-state-all-clear = Le danger est passé
alert-state-cancelled = Annulée par la ville
alert-state-expired = Arrivée à son terme

alert-missing-title = Cette alerte n’est pas sur cet appareil
alert-missing-text = Les alertes terminées sont gardées 30 jours.
alert-back-to-list = Retour aux alertes

alert-fact-until = En vigueur
alert-fact-issuer = Émise par
alert-fact-issued = Émise
alert-fact-next = Prochain bulletin
alert-fact-number = Bulletin
alert-next-unknown = Non annoncé

alert-steps = Conduite à tenir
alert-where = Zone concernée
alert-where-all =
    { $count ->
        [one] { $count } quartier
       *[other] Les { $count } quartiers
    }
alert-map = Carte de la zone en alerte : { $where }
alert-map-approximate = Les limites sont approximatives. Près de la zone, suivez aussi les consignes.
alert-why = Pourquoi vous la recevez
alert-why-city = Elle vaut pour toute la ville.
alert-why-home = Vous habitez à { $ward }.
alert-why-saved = Vous avez enregistré { $ward }.
alert-why-here = Votre appareil est à { $ward } ou tout près.
alert-why-drawn = Votre appareil est dans la zone tracée sur la carte.
alert-why-drawn-near = Votre appareil est peut-être dans la zone tracée sur la carte : sa position n’est pas exacte.
alert-why-no-ward = Vous n’avez choisi aucun quartier, toutes les alertes sont donc affichées.
alert-why-none = Elle concerne d’autres lieux que ceux que vous avez choisis.
alert-thread = Déroulement
alert-thread-first = Alerte émise
alert-thread-update = Mise à jour
alert-thread-all-clear = Fin du danger
alert-thread-cancel = Alerte annulée
alert-thread-now = { $step } (le plus récent)
alert-details = Détails
alert-detail-sent = Envoyée par la ville
alert-detail-heard = Reçue par cet appareil
alert-detail-delay = Délai
alert-detail-delay-seconds = { $whole },{ $tenth } secondes
alert-detail-delay-unsure = Inconnu, l’horloge de cet appareil n’est pas sûre
alert-detail-sender = Expéditeur
alert-detail-id = Message
alert-detail-read = Lue par vous
alert-sos = J’ai besoin de secours (SOS)
alert-read = J’ai lu
alert-aloud = { $title }. { $level }. { $where }. { $until }.
alert-aloud-start = Lire à voix haute
alert-aloud-stop = Arrêter la lecture
alert-aloud-no-voice = Cet appareil n’a pas de voix française. Ajoutez-en une dans ses réglages, à la rubrique synthèse vocale.
alert-aloud-failed = La lecture n’a pas marché cette fois.

alert-why-loud-level = Passe outre le silence : niveau de risque { $level }
alert-why-loud-leave = Passe outre le silence : partez ou mettez-vous à l’abri maintenant
alert-why-loud-stage = Passe outre le silence : { $hazard } au-dessus du seuil d’alerte { $stage }
alert-why-loud-release = Passe outre le silence : lâcher d’eau d’urgence
alert-open-thread = Tout voir, avec la carte
alert-spoken = Alerte urgente. { $title }. { $level }. { $where }. { $until }. Appuyez sur « J’ai lu » pour arrêter l’alarme.
alert-rang = Nouvelle alerte : { $title }
alert-rang-look = Ouvrir
home-alert-todo = Que faire maintenant
home-alerts = Alertes

saved-wards-title = Autres quartiers dont vous voulez les alertes
saved-wards-none = Là où logent vos proches, par exemple
saved-wards-remove = Retirer { $ward }
quiet-title = Heures calmes
quiet-more = Les alertes ordinaires ne sonnent pas et restent dans la liste. Celles qui annoncent un danger de mort sonnent toujours.
quiet-from = De
quiet-to = À
