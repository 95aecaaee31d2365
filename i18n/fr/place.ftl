### Choisir un lieu : par son nom, sur la carte, ou là où est l’appareil.

place-title = Où est-ce ?
place-choose = Choisir
place-change = Modifier
place-here = Ici
place-here-finding = Recherche de votre position
place-here-consent-title = Laisser l’application voir où vous êtes ?
place-here-consent-text = Quand vous touchez « Ici ». Votre position ne quitte l’appareil qu’avec un signalement que vous envoyez. Un appel au secours pour vous-même l’emporte toujours, si elle est connue.
place-here-consent-yes = Autoriser
place-here-failed = Votre position est introuvable. Choisissez par nom ou sur la carte.
place-search-label = Quartier ou commune, nouveau nom ou ancien
place-search-example = Par exemple : Thuận Lộc, Kim Long
place-search-none = Aucun lieu de ce nom.
place-search-count =
    { $count ->
        [0] Aucun résultat
        [1] 1 résultat
       *[other] { $count } résultats
    }
place-now = aujourd’hui { $ward }
place-former = { $name } (ancien nom)
place-former-ward = { $name } (ancien quartier)
place-former-commune = { $name } (ancienne commune)
place-former-township = { $name } (ancien bourg)
place-ward-other = Un autre quartier ou commune
place-ward-other-none = Choisir parmi les 40
place-photo-question = La photo a été prise à { $ward }, n’est-ce pas ?
place-here-question = Vous êtes à { $ward }, n’est-ce pas ?
place-pin-question = Dans quel quartier ou commune est ce point ?
place-near = près de { $name }
place-yes = Oui
place-elsewhere = Ailleurs
place-approximate = Les limites sont approximatives, veuillez confirmer.
place-outside = à { $distance } hors de Huế
place-ward-missing = Choisissez d’abord le quartier ou la commune.
place-point-missing = Cherchez d’abord par nom ou touchez la carte.
place-address-label = Numéro, ruelle, repère
place-address-hint = Facultatif
place-done = Utiliser ce lieu
place-map-label = Carte de Huế. Les flèches déplacent le repère, plus et moins changent l’échelle.
place-map-empty = La carte se dessine
place-map-failed = La carte ne s’est pas chargée. Cherchez par nom.
place-zoom-in = Agrandir
place-zoom-out = Réduire
place-preview = Carte du lieu choisi
