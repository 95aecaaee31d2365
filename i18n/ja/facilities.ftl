### Hospitals.

facilities-title = 病院
facilities-text = 市内の公立病院です。一覧はアプリに入っており、ネットワークがなくても見られます。
facilities-emergency-call = 救急：115に電話
facilities-emergency = 救急 24時間
facilities-search = 名前、通り、地区で探す
facilities-count = { $count }か所
facilities-none-title = 該当する所がありません
facilities-none-text = 言葉を減らしてみてください。緊急のときは115に電話してください。
facilities-call = { $number } に電話
facilities-phone = 電話
facilities-phone-unknown = 確認された番号がありません
facilities-place-unknown = 位置はまだ測られていません
facilities-unverified = 公開ページからの情報で、病院の確認は取れていません。緊急のときは115に電話してください。
facilities-missing-title = この場所はありません
facilities-missing-text = この端末の一覧にない場所です。
facilities-back = 病院の一覧へ
