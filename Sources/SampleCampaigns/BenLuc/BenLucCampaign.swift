import Tables

/// The made campaign of a district service centre and 15 communes, in six batches of the kinds that offices send.
struct BenLucCampaign {
    private let seed: UInt64 = 9_862

    /// Writes the whole campaign folder.
    func write(to folder: SampleFolder) throws(TableError) {
        var forms: [String: [SampleForm]] = [:]
        for (number, unit) in ([SampleUnits.centre] + SampleUnits.communes).enumerated() {
            var answers = SampleAnswers(seed: seed, unit: UInt64(number))
            forms[unit.code] = answers.forms(of: unit)
        }
        ExactIndex.arrange(&forms[SampleUnits.centre.code]!)

        try folder.write(BenLucDefinition.campaign, to: "campaign.xml")
        try folder.write(units(), to: "units.csv")
        try folder.write(BenLucDefinition.previous, to: "previous.csv")
        try BenLucScores().write(to: folder)
        try batches(forms, to: folder)
    }

    private func units() -> [UInt8] {
        var writer = CSVWriter()
        writer.write(texts: ["code", "name", "name_en", "kind", "block", "centre", "population", "target", "issued"])
        for unit in [SampleUnits.centre] + SampleUnits.communes {
            writer.write([
                .text(unit.code), .text(unit.name), .text(unit.englishName), .text(unit.kind), .text(unit.block),
                .text(unit.isCentre ? "yes" : "no"), .integer(unit.transactions), .integer(unit.forms),
                .integer(unit.issued),
            ])
        }
        return writer.takeBytes()
    }

    private func batches(_ forms: [String: [SampleForm]], to folder: SampleFolder) throws(TableError) {
        func of(_ codes: ClosedRange<Int>) -> [SampleForm] {
            SampleUnits.communes[(codes.lowerBound - 1)...(codes.upperBound - 1)].flatMap { forms[$0.code] ?? [] }
        }
        let centre = forms[SampleUnits.centre.code] ?? []
        try folder.write(centreTable(Array(centre.prefix(170))), to: "batches/trung-tam-quy-1.csv")
        try folder.write(SampleXML().bytes(Array(centre.dropFirst(170))), to: "batches/trung-tam-quy-2.xml")
        try folder.write(firstCommunes(of(1...5)), to: "batches/xa-dot-1.csv")
        try folder.write(secondCommunes(of(6...10)), to: "batches/xa-dot-2.tsv")
        try folder.write(thirdCommunes(of(11...15)), to: "batches/xa-dot-3.xml")
        try folder.write(again(of(1...5)), to: "batches/xa-nhap-lai.csv")
    }

    // MARK: Batches

    /// As Excel on a Vietnamese machine writes it: `;`, byte-order mark, CRLF, headings and labels in Vietnamese.
    private func centreTable(_ forms: [SampleForm]) -> [UInt8] {
        let headings = [
            "unit": "Đơn vị", "form": "Số phiếu", "date": "Ngày khảo sát", "interviewer": "Điều tra viên",
            "sex": "Giới tính",
            "age": "Nhóm tuổi", "client": "doi_tuong", "channel": "Hình thức nộp hồ sơ", "field": "Lĩnh vực",
            "has_fee": "co_phi",
            "late": "tre_hen", "gave_feedback": "co_gop_y", "comment": "y_kien", "phone": "Điện thoại",
        ]
        return SampleTable(
            columns: SampleForm.questions.map { ($0, headings[$0] ?? "cau_" + String(Int($0.dropFirst()) ?? 0)) },
            dialect: CSVDialect(separator: .semicolon, lineEnd: .crlf), byteOrderMark: true,
            labels: SampleLabels.vietnamese(unit: ["BL": "Trung tâm Hành chính công huyện Bến Lức"])
        ).bytes(forms)
    }

    /// Codes, commas, and records bad in most of the ways that there are.
    private func firstCommunes(_ forms: [SampleForm]) -> [UInt8] {
        var forms = forms
        SampleDefects.spoil(&forms)
        let width = SampleForm.questions.count
        return SampleTable(columns: SampleForm.questions.map { ($0, $0) }, dialect: CSVDialect()).bytes(
            forms + SampleDefects.unusable,
            damaged: [
                40: Array("X01,X01-0901,2023-03-02,X01-A,1,2\n".utf8),
                90: Array(("X02,\"X02-0902\"x,2023-03-02" + String(repeating: ",", count: width - 3) + "\n").utf8),
                150: Array(("X03,X03-0903,2023-03-02" + String(repeating: ",4", count: width - 3) + ",4\n").utf8),
            ])
    }

    /// Tabs, labels typed with combining marks, days before months, a column that nobody asked for and two missing.
    private func secondCommunes(_ forms: [SampleForm]) -> [UInt8] {
        let left = ["comment", "phone"]
        var columns = SampleForm.questions.filter { !left.contains($0) }.map { ($0, $0) }
        columns.append(("note", "ghi_chu"))
        var forms = forms
        for index in forms.indices {
            let parts = forms[index]["date"].split(separator: "-")
            forms[index]["date"] = "\(parts[2])/\(parts[1])/\(parts[0])"
        }
        forms[11]["unit"] = "UBND xã Rạch Dừa"
        forms[200]["unit"] = "Xã Hoà Ngát"
        // Without its marks a name is only nearly certain, so this form waits.
        forms[201]["unit"] = "Xa Hoa Ngat"
        return SampleTable(
            columns: columns, dialect: CSVDialect(separator: .tab), labels: SampleLabels.combining
        ).bytes(forms, damaged: [60: [0x58, 0x30, 0x36, 0x09, 0xE1, 0xBB, 0x0A]])
    }

    /// Native forms, one with a question answered twice, one with a question that the form does not have.
    private func thirdCommunes(_ forms: [SampleForm]) -> [UInt8] {
        SampleXML().bytes(forms, extra: [25: [("q03", "2")], 77: [("q99", "4")]])
    }

    /// Forms that were entered a second time: two the same, one with other answers.
    private func again(_ forms: [SampleForm]) -> [UInt8] {
        var conflict = forms[130]
        conflict["q01"] = conflict["q01"] == "2" ? "5" : "2"
        return SampleTable(columns: SampleForm.questions.map { ($0, $0) }, dialect: CSVDialect()).bytes([
            forms[20], forms[70], conflict,
        ])
    }
}
