### People rate services.

rating-title = Avis
rating-none = Pas encore de note : il faut au moins 5 avis.
rating-all = { $average } sur 5 · { $count } avis
rating-ask = Que pensez-vous de ce service ?
rating-stars =
    { $stars ->
        [one] { $stars } étoile sur 5
       *[other] { $stars } étoiles sur 5
    }
rating-text = Souhaitez-vous ajouter quelque chose ?
rating-text-hint = Facultatif. Votre nom ne l’accompagne pas ; seul le service de la ville le lit, rien n’est public.
rating-count = { $used } caractères sur { $max }
rating-too-long = { $max } caractères au plus. Raccourcissez un peu.
rating-send = Envoyer l’avis
rating-thanks = Merci pour votre avis
rating-own = Vous avez donné { $stars } sur 5.
rating-waits = Partira dès qu’il y aura du réseau
rating-change = Modifier l’avis
rating-withdraw = Retirer
rating-said = Votre avis est enregistré.
rating-withdrawn = Votre avis est retiré.
