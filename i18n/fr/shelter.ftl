### Abris et parkings en hauteur.

shelters-title = Abris et parkings en cas d’inondation
shelters-hint = Les quartiers confirment où il reste de la place. Appelez avant d’y aller.
shelters-none = Aucun lieu n’est encore indiqué ici. Demandez au comité de votre quartier.
shelters-count =
    { $all ->
        [one] { $all } lieu · { $open } ouvert
       *[other] { $all } lieux · { $open } ouverts
    }
shelter-kind-shelter = Abri pour les personnes
shelter-kind-flood_parking = Parking en hauteur
shelter-open = Ouvert
shelter-full = Complet
shelter-closed = Fermé
shelter-unconfirmed = Personne n’a confirmé s’il reste de la place
shelter-stale = Pas de confirmation depuis : { $when }
shelter-confirmed = Confirmé par { $desk } : { $when }
shelter-demo = EXEMPLE · lieu fictif
shelter-capacity-shelter =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
shelter-capacity-flood_parking =
    { $count ->
        [one] { $count } véhicule
       *[other] { $count } véhicules
    }
shelter-floor = sol { $count } cm au-dessus de la rue
shelter-ramp = accessible en fauteuil roulant
shelter-no-ramp = pas d’accès en fauteuil roulant
shelter-toilets =
    { $count ->
        [one] { $count } toilette
       *[other] { $count } toilettes
    }
shelter-call = Appeler { $whom }
shelters-more = Lesquels sont ouverts, qui appeler, accès en fauteuil roulant
shelters-error = La liste des abris n’a pas pu être lue
shelters-empty-title = Pas encore de liste d’abris sur cet appareil
shelters-empty-text = Dès que la ville est entendue, la liste s’affiche ici et reste lisible sans réseau.
shelters-none-title = Aucun lieu n’est encore indiqué
shelters-none-text = La ville a répondu ; sa liste est vide. Demandez au comité de votre quartier.
shelters-failed-title = La liste des abris n’a pas pu être obtenue
shelters-failed-text = La ville n’a pas répondu. Cet appareil redemande tout seul. En cas d’urgence, demandez au comité de votre quartier.
shelters-choose-ward = Choisissez votre quartier pour voir d’abord les lieux proches de chez vous.
