# Accueil.
home-hello = Bienvenue à Huế
home-hello-name = Bonjour, { $name }
home-report = Signaler un problème
home-report-more = Une photo, un lieu, quelques mots
home-my-reports = Mes signalements
home-call = Appeler la ville
home-simple-me = Moi et réglages
home-open-title = En cours de traitement
home-empty-title = Rien n’attend
home-empty-text = Un lampadaire éteint, un nid-de-poule, des ordures, une rue inondée ? Prévenez la ville en moins d’une minute.
hotline-demo = Ceci est une démonstration, aucun appel n’est passé. La vraie application appellera le { $number }.
understood = Compris
expired-title = Votre session est terminée
expired-text = Rien n’est perdu. Ce qui attend sous votre nom partira quand vous vous reconnecterez.
today-line =
    { $leap ->
        [yes] { $weekday } { $date } · lunaire { $day }/{ $month } (mois intercalaire)
       *[no] { $weekday } { $date } · lunaire { $day }/{ $month }
    }
