### The city's cameras.

cameras-river-title = Caméras des rivières
cameras-traffic-title = Caméras de circulation
cameras-hint = Images fixes, chacune avec l’heure de la prise. Touchez-en une pour l’agrandir.
cameras-flood-first = Une alerte aux crues vous concerne : les caméras qui montrent l’eau viennent d’abord.
cameras-saver = Économie pendant la tempête : une image n’est chargée que si vous la touchez.
cameras-error = La liste des caméras n’a pas pu être lue
cameras-empty-title = Pas encore de liste de caméras sur cet appareil
cameras-empty-text = Dès que la ville est entendue, la liste apparaît ici ; les images vues restent visibles sans réseau.
cameras-none-title = Aucune caméra pour l’instant
cameras-none-text = La ville a été interrogée ; sa liste est vide.
cameras-failed-title = La liste des caméras n’a pas pu être obtenue
cameras-failed-text = La ville n’a pas répondu. Cet appareil redemandera de lui-même.
cameras-gone-title = Cette caméra n’est plus dans la liste
cameras-gone-text = La ville ne la montre plus, ou cet appareil n’en a pas été informé.
camera-kind-flood = Lieu inondable
camera-kind-river = Rivière
camera-kind-traffic = Circulation
camera-state-live = À l’heure
camera-state-late = Plus ancienne que prévu
camera-state-dark = Pas de nouvelle image
camera-taken = Prise { $when }
camera-taken-now = Prise à l’instant
camera-taken-minutes =
    { $minutes ->
        [one] Prise il y a { $minutes } minute
       *[other] Prise il y a { $minutes } minutes
    }
camera-alt = { $name }. { $taken }.
camera-load = Charger l’image
camera-look = Agrandir : { $name }
camera-none = Cette caméra n’a encore envoyé aucune image.
camera-newer = La ville a une image plus récente, prise { $when }.
