### Hospitals.

facilities-title = Hôpitaux
facilities-text = Hôpitaux publics de la ville. La liste est dans l’application et se lit sans réseau.
facilities-emergency-call = Urgence médicale : appeler le 115
facilities-emergency = Urgences jour et nuit
facilities-search = Chercher par nom, rue ou quartier
facilities-count =
    { $count ->
        [one] { $count } lieu
       *[other] { $count } lieux
    }
facilities-none-title = Aucun résultat
facilities-none-text = Essayez avec moins de mots. En cas d’urgence, appelez le 115.
facilities-call = Appeler le { $number }
facilities-phone = Téléphone
facilities-phone-unknown = Aucun numéro n’est confirmé
facilities-place-unknown = Personne n’a encore relevé l’emplacement
facilities-unverified = Ces informations viennent de pages publiques et l’hôpital ne les a pas confirmées. En cas d’urgence, appelez le 115.
facilities-missing-title = Ce lieu n’existe pas
facilities-missing-text = La liste de cet appareil n’a pas ce lieu.
facilities-back = Retour aux hôpitaux
