### People rate services.

rating-title = การให้คะแนน
rating-none = ยังไม่มีคะแนน ต้องมีผู้ให้คะแนนอย่างน้อย 5 คน
rating-all = { $average } จาก 5 · { $count } ครั้ง
rating-ask = คุณคิดว่าบริการนี้เป็นอย่างไร
rating-stars = { $stars } ดาวจาก 5
rating-text = มีอะไรอยากบอกเพิ่มเติมไหม
rating-text-hint = ไม่บังคับ ไม่มีชื่อคุณแนบไป มีเพียงเจ้าหน้าที่ของเมืองที่อ่าน และไม่เผยแพร่
rating-count = { $used } จาก { $max } ตัวอักษร
rating-too-long = ยาวได้ไม่เกิน { $max } ตัวอักษร โปรดย่อให้สั้นลง
rating-send = ส่งคะแนน
rating-thanks = ขอบคุณสำหรับคะแนน
rating-own = คุณให้ { $stars } ดาวจาก 5
rating-waits = จะส่งเมื่อมีเครือข่าย
rating-change = เปลี่ยนคะแนน
rating-withdraw = ถอนคืน
rating-said = บันทึกคะแนนของคุณแล้ว
rating-withdrawn = ถอนคะแนนของคุณแล้ว
