### Visiteurs : programmes d’une journée, carte d’urgence, fêtes.

clock-days-later =
    { $days ->
        [1] { $time } le lendemain
       *[other] { $time }, { $days } jours plus tard
    }
plans-title = Mes programmes
plans-more = Rangez dans une journée les lieux que vous voulez voir
plans-back = Retour aux programmes
plans-pick-title = Choisissez un programme
plans-pick-text = L’ordre des lieux, les heures estimées, et ce qui serait alors fermé.
plans-empty-title = Pas encore de programme
plans-empty-text = Ouvrez un lieu et appuyez sur « Ajouter à un programme », ou créez-en un ci-dessus.
plans-error = Les programmes n’ont pas pu être lus
plan-new = Nouveau programme
plan-new-name = Une journée à Huế
plan-stops =
    { $count ->
        [0] pas encore de lieu
        [1] 1 lieu
       *[other] { $count } lieux
    }
plan-missing-title = Ce programme n’existe pas
plan-missing-text = Il a peut-être été supprimé. Vos autres programmes sont toujours dans la liste.
plan-name = Nom du programme
plan-name-missing = Un programme a besoin d’un nom. L’ancien est gardé jusqu’à ce que vous en écriviez un nouveau.
plan-name-long = Un nom a au plus { $max } caractères, celui-ci en a { $count }. L’ancien est gardé.
plan-day = Jour (facultatif)
plan-start = Début
plan-travel = Déplacements
plan-travel-ride = En véhicule
plan-travel-walk = À pied
plan-empty-title = Ce programme n’a pas encore de lieu
plan-empty-text = Ouvrez un lieu et appuyez sur « Ajouter à un programme ».
plan-more = Ajouter un autre lieu
plan-stops-title = Les lieux dans l’ordre
plan-estimate = Heures et distances sont estimées : la ligne droite plus un tiers, à allure régulière. Gardez un peu de marge.
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = Environ { $distance }, quelque { $minutes } minutes à pied
plan-leg-ride = Environ { $distance }, quelque { $minutes } minutes en véhicule
plan-hours-unknown = Horaires inconnus
plan-closed-then = Fermé une partie de ce temps : ouvert { $from }–{ $to }
plan-closed-all = Fermé à ce moment : ouvert { $from }–{ $to }
plan-closed-count =
    { $count ->
        [1] Un lieu est fermé une partie du temps où vous y êtes. Changez les heures, ou appuyez sur « Mettre dans un bon ordre ».
       *[other] { $count } lieux sont fermés une partie du temps où vous y êtes. Changez les heures, ou appuyez sur « Mettre dans un bon ordre ».
    }
plan-stay = Durée
plan-minutes = { $minutes } minutes
plan-up = Monter { $place }
plan-down = Descendre { $place }
plan-moved = { $place } : numéro { $number } sur { $count }
plan-remove-stop = Retirer { $place }
plan-removed-stop = { $place } retiré
plan-order = Mettre dans un bon ordre
plan-ordered = Rangé selon les horaires et les distances.
plan-order-good = Cet ordre est déjà bon.
plan-unknown-place = Lieu inconnu ({ $id })
plan-unknown = Lieu inconnu
plan-to-calendar = Ajouter à mon agenda
plan-needs-day = Choisissez d’abord le jour ; le programme pourra alors entrer dans un agenda.
plan-share = Partager
plan-share-why = Le lien contient tout le programme. Aucun serveur ne le garde ; qui a le lien peut le lire.
plan-share-link = Lien
plan-copy = Copier
plan-copied = Le lien est copié.
plan-not-copied = L’appareil ne permet pas de copier. Sélectionnez tout le lien et copiez-le à la main.
plan-hand-on = Envoyer
plan-remove = Supprimer le programme
plan-removed = « { $name } » supprimé.
plan-add = Ajouter à un programme
plan-added = Ajouté à « { $name } ».
plan-having = Dans vos programmes
plan-shared-title = Un programme partagé
plan-shared-hint = Quelqu’un a partagé ce programme. Il n’est pas sur votre appareil tant que vous ne le gardez pas.
plan-keep = Garder
plan-kept = Le programme est gardé sur cet appareil.
plan-link-title = Ouvrir un programme reçu
plan-link-label = Lien
plan-link-hint = Collez ici le lien entier.
plan-link-open = Ouvrir
plan-link-wrong-title = Ce programme ne s’ouvre pas
plan-link-too-long = Le lien est plus long que n’importe quel programme. Demandez qu’on le copie à nouveau. Vos programmes n’ont pas changé.
plan-link-newer = Le lien vient d’une application plus récente. Mettez l’application à jour et rouvrez-le. Vos programmes n’ont pas changé.
plan-link-broken = Ce n’est pas le lien d’un programme, ou il en manque une partie. Demandez qu’on copie à nouveau le lien entier. Vos programmes n’ont pas changé.
card-title = Carte d’urgence
card-more = Ce que doit savoir qui vous aide ; sur cet appareil seulement
card-why = Notez ce que doit savoir une personne qui vous aide. La carte est chiffrée, reste sur cet appareil et n’est envoyée à personne ; vous montrez l’écran.
card-error = La carte d’urgence n’a pas pu être lue
card-group-me = Moi
card-group-health = Santé
card-group-stay = Mon hébergement
card-group-contact = Qui prévenir
card-name = Nom
card-nationality = Nationalité
card-languages = Langues parlées
card-blood-type = Groupe sanguin
card-allergies = Allergies
card-medicine = Médicaments pris
card-hotel-name = Hôtel
card-hotel-address = Adresse de l’hôtel
card-hotel-phone = Téléphone de l’hôtel
card-contact-name = Personne à prévenir
card-contact-phone = Son téléphone
card-consulate-name = Consulat ou ambassade
card-consulate-phone = Téléphone du consulat
card-consulate-hint = Prenez-le sur la page officielle de votre pays ; l’application ne devine aucun numéro.
card-note = Note
card-kept-here = Chaque lettre est gardée aussitôt sur cet appareil.
card-saving = Enregistrement…
card-saved = Enregistré sur cet appareil.
card-saved-but = Enregistré, sauf ce qui est trop long : ce champ garde son ancien contenu.
card-delete = Supprimer la carte
card-deleted = La carte d’urgence est supprimée.
card-show = À montrer aux secours
card-please = J’ai besoin d’aide. Veuillez lire cette carte.
card-write = Remplir la carte
card-empty-title = La carte est vide
card-empty-text = Remplissez-la avant d’en avoir besoin. Les numéros ci-dessous peuvent être appelés de toute façon.
card-position = Je suis à : { $lat }, { $long }
card-position-ward = Probablement à { $ward }
card-position-show = Afficher ma position
card-position-why = Pour afficher les coordonnées sur cette carte ; votre position ne quitte pas l’appareil.
card-call = { $number } : { $what }
card-call-112 = Recherche et sauvetage
card-call-113 = Police
card-call-114 = Pompiers
card-call-115 = Ambulance
events-title = Fêtes et événements
events-more = Ce qui vient, avec la date lunaire à côté
events-back = Retour aux fêtes
events-pick-title = Choisissez une fête
events-pick-text = Ses jours dans les deux calendriers, le lieu, et si c’est sûr.
events-month-label = Mois
events-month = { $month } { $year }
events-count =
    { $count ->
        [0] Aucune fête
        [1] Une à venir
       *[other] { $count } à venir
    }
events-open-title = Jours annoncés à chaque fois
event-missing-title = Cette fête n’existe pas
event-check = Vérifiez avant d’y aller
event-announced = Les jours sont annoncés à chaque fois ; demandez au centre d’appels de la ville ou voyez sa page.
event-to-calendar = Ajouter à mon agenda
event-when = Quand
event-where = Où
event-place = Lieu à visiter
event-lunar =
    { $leap ->
        [yes] lunaire { $day }/{ $month } (mois intercalaire)
       *[other] lunaire { $day }/{ $month }
    }
event-from-lunar = à partir de { $lunar }
event-days = { $first } – { $last }
event-days-rough = Un jour entre { $first } et { $last }, annoncé chaque année
theme-imperial = Cité impériale, tombeaux
theme-pagodas = Pagodes, temples, églises
theme-gardens = Jardins
theme-museums = Musées, culture
theme-crafts = Villages d’artisans
theme-beaches = Plages
theme-nature = Nature
