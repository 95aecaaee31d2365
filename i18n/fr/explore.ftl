### Découvrir : les lieux à visiter, la liste et chaque lieu.

explore-title = Lieux à visiter
explore-more = Monuments, pagodes, marchés, plages, villages d’artisans
explore-back = Retour aux lieux
explore-pick-title = Choisissez un lieu
explore-pick-text = Horaires, billets, itinéraire, et le nom en grand pour le chauffeur de taxi.
explore-missing-title = Ce lieu n’existe pas
explore-kind = Type
explore-theme = Thème
explore-every = Tous
explore-all = Enlever les filtres
explore-none-title = Aucun lieu pour le moment
explore-none-text = Le catalogue de la ville n’a pas encore de lieu.
explore-count =
    { $count ->
        [0] Aucun lieu ne correspond aux deux choix
        [one] { $count } lieu
       *[other] { $count } lieux
    }
explore-near = Les plus proches d’abord
explore-near-again = Actualiser ma position
explore-near-why = Pour indiquer les distances ; votre position reste sur cet appareil. Le même accord vaut pour « Ici » quand vous écrivez un signalement.
interest-heritage = Monument
interest-tomb = Tombeau impérial
interest-religious = Pagode, temple, église
interest-museum = Musée
interest-market = Marché
interest-nature = Nature
interest-beach = Plage
interest-craft = Village d’artisans
interest-culture = Culture
interest-landmark = Lieu emblématique
interest-leisure = Promenade
interest-transport = Gare, embarcadère, aéroport
theme-must-see = Incontournables
theme-unesco = Patrimoine mondial
theme-food = Cuisine
theme-view = Points de vue
theme-garden-house = Maisons-jardins
theme-river = Au bord de la rivière
theme-boat = En bateau
theme-swim = Baignade
theme-trek = Randonnée
theme-night = Le soir
theme-festival = Fêtes
money = { $amount } ₫
place-go = Itinéraire
place-taxi = Montrer au chauffeur
place-taxi-please = Veuillez m’emmener à :
place-taxi-point = Coordonnées : { $lat }, { $long }
place-how-far = À quelle distance ?
place-free = Entrée gratuite
place-always-open = Ouvert en permanence
place-open = Ouvert en principe jusqu’à { $until }
place-closed = En principe fermé, ouvre à { $from }
place-daily = Tous les jours { $from }–{ $to }
place-address = Adresse
place-ward = Quartier
place-part-of = Fait partie de
place-parts = Dans cette enceinte
place-hours = Horaires
place-hours-unknown = Non confirmés
place-hours-reported = D’après les annonces des années passées ; ils ont pu changer. Renseignez-vous avant d’y aller.
place-source = Source
place-ticket = Billets
place-ticket-adult = Adultes { $amount }
place-ticket-child = Enfants de 7 à 12 ans { $amount }
place-ticket-child-free = Enfants de 7 à 12 ans gratuit
place-ticket-reported = D’après la presse et les annonces, non confirmé.
place-point = Position sur la carte
place-accuracy = Peut s’écarter d’environ { $distance }.
place-compared =
    { $count ->
        [0] Comparée à aucune autre source.
        [one] Comparée à { $count } autre source.
       *[other] Comparée à { $count } autres sources.
    }
