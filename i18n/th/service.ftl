### บริการ: รายการ การค้นหา แต่ละบริการ แขวงและตำบล หน่วยงาน ความช่วยเหลือ

nav-services = บริการ
services-title = บริการ
services-back = กลับไปบริการ
services-pick-title = เลือกทางซ้าย
services-pick-text = พิมพ์สิ่งที่ต้องการ หรือเลือกเหตุการณ์ในชีวิตหรือกลุ่มบริการ
services-error = อ่านบริการไม่ได้
services-marked = รายการโปรด
services-recent = ใช้ล่าสุด
services-events = คุณต้องการอะไร?
services-groups = ตามกลุ่ม
services-more = เพิ่มเติม
services-count = { $count } บริการ
services-not-here = ยังใช้ในแอปนี้ไม่ได้
services-not-here-text = เปิดดูว่าควรทำอย่างไรแทน
services-missing-title = ไม่อยู่ในรายการ
services-missing-text = ลิงก์อาจเก่า หรือไม่มีบริการแล้ว ลองหาในรายการ
services-empty-title = ยังไม่มีบริการในหมวดนี้
services-empty-text = รายการของเมืองยังไม่มีบริการในหมวดนี้ โทรหาศูนย์บริการ เขาจะอธิบายวิธี

search-label = ค้นหาบริการ สถานที่ หน่วยงาน ความช่วยเหลือ
search-example = บริการ สถานที่ ความช่วยเหลือ…
search-clear = ล้างสิ่งที่พิมพ์
search-error = ค้นหาไม่ได้
search-count =
    { $count ->
        [0] ไม่พบ
       *[other] พบ { $count } รายการ
    }
search-instead = แสดงผลของ “{ $instead }” แทน “{ $typed }”
search-nothing = ไม่พบ “{ $typed }”
search-nothing-text = ลองใช้คำน้อยลงหรือคำอื่น ไม่ต้องใส่เครื่องหมายวรรณยุกต์ หากยังไม่พบ โทรถามศูนย์บริการ
search-more = ดูผลเพิ่ม
search-services = บริการ ({ $count })
search-categories = แจ้งเรื่องนี้ ({ $count })
search-reports = เรื่องที่ฉันแจ้ง ({ $count })
search-drafts = ฉบับร่าง ({ $count })
search-places = ที่น่าไปเยือน ({ $count })
search-wards = แขวงและตำบล ({ $count })
search-agencies = หน่วยงาน ({ $count })
search-help = ความช่วยเหลือ ({ $count })
search-festivals = เทศกาล ({ $count })

audience-all = ทุกคน
audience-resident = ผู้อยู่อาศัย
audience-tourist = นักท่องเที่ยว
audience-business = ธุรกิจ
service-offline = ไม่ต้องใช้อินเทอร์เน็ต
service-account = ต้องลงชื่อเข้าใช้
service-vneid = ต้องมี VNeID ระดับ 2
service-mark = เก็บไว้ในรายการโปรดของบริการ
service-open = เปิด
service-open-name = เปิด { $name }
service-open-page = เปิด { $host }
service-call = โทร { $number }
service-visit = ไปที่นั่น
service-paused = หยุดชั่วคราว
service-paused-until = หยุดชั่วคราวถึง { $when }
service-paused-text = หากเร่งด่วน โทรถามศูนย์บริการว่าควรทำอย่างไร
service-none = ยังไม่มีในแอปนี้
service-retired = ไม่มีให้บริการแล้ว
service-no-address = ยังไม่มีที่อยู่เว็บที่ยืนยันแล้ว
service-none-text = โทรหาศูนย์บริการ เขาจะอธิบายวิธีหรือส่งต่อไปที่ที่ถูกต้อง
service-channel = วิธีใช้
service-channel-native = ในแอปนี้
service-channel-web = หน้าเว็บในเบราว์เซอร์ของคุณ
service-channel-phone = ทางโทรศัพท์
service-channel-visit = ไปด้วยตนเอง
service-where = สถานที่
service-authority = หน่วยงานที่รับผิดชอบ
service-cost = ค่าใช้จ่าย
service-cost-unknown = ยังไม่ยืนยัน โทรถามก่อนไป
service-evidence = สิ่งที่ต้องนำไป
service-output = สิ่งที่จะได้รับ
service-faq =
    { $count ->
        [1] คำถามที่พบบ่อย
       *[other] คำถามที่พบบ่อย ({ $count })
    }

ward-missing-title = ไม่มีแขวงหรือตำบลนี้
ward-is-home = ที่พักของคุณ
ward-make-home = ตั้งเป็นที่พักของฉัน
ward-make-home-more = คุณจะได้รับคำเตือนของที่นี่ ตัวเลือกเก็บในเครื่องนี้เท่านั้น
ward-old-names = แขวงและตำบลเดิม

agency-missing-title = ไม่มีหน่วยงานนี้
agency-services = บริการที่รับผิดชอบ
agency-reports = เรื่องที่ส่งไปที่นี่
agency-call = หมายเลขโทรศัพท์ของหน่วยงานเองยังไม่ยืนยัน ศูนย์บริการจะต่อสายหรือฝากข้อความให้

help-title = ความช่วยเหลือ
help-more = คำถามที่พบบ่อยเกี่ยวกับแอป
help-back = กลับไปความช่วยเหลือ
help-pick-title = เลือกคำถาม
help-pick-text = คำตอบจะแสดงที่นี่ และอ่านได้แม้ไม่มีเครือข่าย
help-missing-title = ไม่มีหน้าความช่วยเหลือนี้
help-ask = ยังไม่ชัดเจน? ศูนย์บริการช่วยได้
search-partial = ไม่มีสิ่งที่มีครบทุกคำที่พิมพ์ ต่อไปนี้มีบางคำ
