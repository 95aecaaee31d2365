### เลือกสถานที่: ตามชื่อ บนแผนที่ หรือที่ที่เครื่องอยู่

place-title = อยู่ที่ไหน?
place-choose = เลือก
place-change = เปลี่ยน
place-here = ที่นี่
place-here-finding = กำลังหาตำแหน่ง
place-here-consent-title = ให้แอปเห็นว่าคุณอยู่ที่ไหน?
place-here-consent-text = เมื่อคุณแตะ “ที่นี่” ตำแหน่งออกจากเครื่องเฉพาะพร้อมเรื่องที่คุณส่ง การขอความช่วยเหลือให้ตัวคุณเองจะส่งตำแหน่งไปด้วยเสมอถ้ามี
place-here-consent-yes = อนุญาต
place-here-failed = หาตำแหน่งของคุณไม่พบ เลือกตามชื่อหรือบนแผนที่
place-search-label = แขวงหรือตำบล ชื่อใหม่หรือชื่อเดิม
place-search-example = เช่น Thuận Lộc, Kim Long
place-search-none = ไม่มีสถานที่ชื่อนี้
place-search-count =
    { $count ->
        [0] ไม่มีผลลัพธ์
        [1] 1 ผลลัพธ์
       *[other] { $count } ผลลัพธ์
    }
place-now = ปัจจุบัน { $ward }
place-former = { $name } (เดิม)
place-former-ward = { $name } (แขวงเดิม)
place-former-commune = { $name } (ตำบลเดิม)
place-former-township = { $name } (เทศบาลเดิม)
place-ward-other = แขวงหรือตำบลอื่น
place-ward-other-none = เลือกจากทั้ง 40 แห่ง
place-photo-question = ถ่ายรูปนี้ใน { $ward } ใช่ไหม?
place-here-question = คุณอยู่ใน { $ward } ใช่ไหม?
place-pin-question = จุดนี้อยู่ในแขวงหรือตำบลใด?
place-near = ใกล้ { $name }
place-yes = ใช่
place-elsewhere = ที่อื่น
place-approximate = เส้นเขตเป็นค่าประมาณ โปรดยืนยัน
place-outside = นอกเมืองเว้ { $distance }
place-ward-missing = เลือกแขวงหรือตำบลก่อน
place-point-missing = ค้นหาตามชื่อหรือแตะแผนที่ก่อน
place-address-label = บ้านเลขที่ ตรอก จุดสังเกต
place-address-hint = ไม่บังคับ
place-done = ใช้สถานที่นี้
place-map-label = แผนที่เมืองเว้ ปุ่มลูกศรเลื่อนหมุด ปุ่มบวกและลบย่อขยาย
place-map-empty = กำลังวาดแผนที่
place-map-failed = โหลดแผนที่ไม่ได้ โปรดค้นหาตามชื่อ
place-zoom-in = ขยาย
place-zoom-out = ย่อ
place-preview = แผนที่ของสถานที่ที่เลือก
