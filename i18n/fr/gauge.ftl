### Les mesures et les seuils des citoyens.

gauge-list-title = Rivières, barrages et pluie
gauge-hint = Mesures telles que les stations les envoient, non vérifiées. Si vous voyez un danger, n’attendez pas une mesure.
gauge-silent = { $count ->
    [one] Une station n’a encore envoyé aucune mesure.
   *[other] { $count } stations n’ont encore envoyé aucune mesure.
}
gauge-kind-river = Rivières
gauge-kind-reservoir = Barrages
gauge-kind-rain = Pluie
gauge-kind-flood-point = Lieux inondés
gauge-quantity-water-level = Niveau de l’eau
gauge-quantity-discharge = Débit en aval
gauge-quantity-inflow = Débit entrant dans le barrage
gauge-quantity-rainfall = Pluie en une heure
gauge-quantity-water-depth = Hauteur d’eau
gauge-quantity-reported-depth = Hauteur signalée par les habitants
gauge-alarm-none = Sous le seuil 1
gauge-alarm-above = Au-dessus du seuil { $stage }
gauge-alarm-line = Seuil { $stage } : { $level } m
gauge-trend-up = ↑ monte de { $by } par heure
gauge-trend-down = ↓ baisse de { $by } par heure
gauge-trend-steady = → stable
gauge-state-late = En retard
gauge-state-stuck = Capteur peut-être bloqué
gauge-state-no-data = Pas encore de mesure
gauge-why-late = Aucune nouvelle mesure depuis plus de 3 heures : rien n’est dit d’un seuil.
gauge-why-stuck = La même valeur depuis 6 heures alors que les stations voisines changeaient. Vérifiez avant de vous y fier.
gauge-gap = Pas de mesure de { $from } à { $to }.
gauge-day = 24 heures
gauge-week = 7 jours
gauge-table = Voir le tableau
gauge-when = Quand
gauge-chart-empty = Graphique vide : aucune mesure dans cette période.
gauge-chart-said = { $quantity } à { $station } : dernière valeur { $last } ({ $at }), plus haute { $most } ({ $when }).

gauge-home = La rivière et la pluie maintenant
gauge-more = Graphiques sur 24 heures et 7 jours, vos seuils
gauge-rain-day = Pluie en 24 heures · { $station }
gauge-rain-part = Il manque les mesures de quelques heures
gauge-error = Les mesures n’ont pas pu être lues
gauge-empty-title = Pas encore de mesure sur cet appareil
gauge-empty-text = Dès que la ville est entendue, les mesures s’affichent ici et restent lisibles sans réseau.
gauge-none-title = La ville n’a pas encore de mesure
gauge-none-text = La ville a répondu ; aucune station n’a encore envoyé de mesure.
gauge-failed-title = Les mesures n’ont pas pu être obtenues
gauge-failed-text = La ville n’a pas répondu. Cet appareil redemande tout seul.
copy-failed = La ville n’a pas répondu à la dernière demande. Cet appareil redemande tout seul.
gauge-pick-title = Choisissez une station
gauge-pick-text = Son graphique et vos seuils s’affichent ici.
gauge-missing-title = Cet appareil n’a pas encore de mesure de cette station
gauge-missing-text = Elles arriveront toutes seules avec le réseau. Le lien est peut-être ancien.
gauge-back = Retour aux stations
gauge-period = Période
gauge-kinds = Type de mesure
gauge-series-none = Cet appareil n’a pas encore de graphique de cette station. Il arrivera tout seul avec le réseau.
gauge-series-at = Graphique du moment : { $when }.

threshold-gone = La ville ne publie plus cette station, ce seuil n’annonce donc rien.
threshold-unknown = L’état de cette station est inconnu : cet appareil n’a pas de mesures de la ville.
threshold-title = Mes seuils
threshold-hint = Cet appareil surveille lui-même et vous prévient quand l’application est ouverte ; aux heures calmes il le note seulement dans la liste. Ce n’est pas une alerte de la ville.
threshold-level = Me prévenir à partir de ({ $unit })
threshold-set = Fixer le seuil
threshold-quick = Choix rapides
threshold-wrong = Entrez un nombre de { $least } à { $most }.
threshold-full = Cet appareil garde au plus { $max } seuils. Retirez-en un d’abord.
threshold-already = L’eau est déjà au-dessus. Vous serez prévenu quand elle sera redescendue puis remontée.
threshold-above = Dépassé maintenant
threshold-below = Pas atteint
threshold-again = Terminé de nouveau sous { $level }
threshold-crossed = Atteint la dernière fois : { $when }
threshold-remove = Retirer le seuil { $level }
threshold-removed = Seuil { $level } retiré
threshold-line = Mon seuil : { $level }
threshold-rang = Votre seuil : { $station } est à { $value }, vous aviez fixé { $level }
threshold-look = Voir
