### La carte : ses couches, la liste qui dit la même chose, la fiche d’un élément.

map-title = Carte
map-more = Alertes, lieux, niveaux d’eau, points inondables, abris
map-skip = Passer la carte, aller à la liste
map-label = Carte de la ville. La liste ci-dessous dit la même chose.
map-layers = Affiché sur la carte
map-layer = { $name } ({ $count })
map-warnings = Alertes
map-places = Lieux à visiter
map-gauges = Rivières, barrages, pluie
map-flood-points = Points inondables
map-shelters = Abris
map-reports = Mes signalements
map-wards = Quartiers
map-closer = Plus près
map-further = Plus loin
map-source = Les limites des quartiers sont approximatives
map-list = Liste
map-list-title = Sur la carte, en liste
map-count =
    { $count ->
        [0] Encore rien à afficher
        [one] { $count } élément
       *[other] { $count } éléments
    }
map-empty-title = Encore rien sur la carte
map-empty-text = Choisissez d’autres couches ci-dessus.
map-failed-title = Cet appareil ne peut pas dessiner la carte
map-failed-text = Tout ce qui est sur la carte est dans la liste, avec l’itinéraire.
map-error = Lecture impossible : { $name }
map-away = à { $distance } de vous à vol d’oiseau
map-no-point = Personne n’a encore mesuré où cela se trouve sur la carte.
map-page = Détails
map-show = Voir sur la carte
map-report = Signalement
map-ward = Quartier
