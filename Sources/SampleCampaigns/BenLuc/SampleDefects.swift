/// Ways in which forms from the field are bad.
enum SampleDefects {
    /// Spoils single cells: each costs a cell or earns a flag, but not the form.
    static func spoil(_ forms: inout [SampleForm]) {
        forms[3]["q05"] = "7"
        forms[5]["q03"] = "4;5"
        forms[8]["date"] = "2023-08-15"
        forms[9]["date"] = "31/02/2023"
        forms[12]["client"] = ""
        forms[14]["has_fee"] = "2"
        forms[14]["q06"] = "4"
        forms[17]["late"] = "1"
        forms[17]["q10"] = "5"
        forms[19]["phone"] = "123"
        forms[23]["comment"] = "=SUM(A1:A9)"
        forms[26]["q02"] = "Rất hài lòng"
        forms[27]["q02"] = "Very satisfied"
        forms[30]["q11"] = "4.0"
        forms[33]["sex"] = "9"
    }

    /// Forms that cannot be kept as they are: no unit, an unknown one, no number, hardly an answer.
    static var unusable: [SampleForm] {
        var unknownUnit = whole("X02", 951)
        unknownUnit["unit"] = "Xã Không Có Thật"
        var noUnit = whole("X03", 952)
        noUnit["unit"] = ""
        var noNumber = whole("X04", 953)
        noNumber["form"] = ""
        var blanks = whole("X05", 954)
        for item in SampleForm.items.dropFirst(2) {
            blanks[item] = ""
        }
        return [unknownUnit, noUnit, noNumber, blanks]
    }

    private static func whole(_ unit: String, _ number: Int) -> SampleForm {
        var form = SampleForm([
            "unit": unit, "form": SampleAnswers.number(unit, number), "date": "2023-04-11", "interviewer": "\(unit)-A",
            "sex": "2", "age": "3", "client": "1", "channel": "1", "field": "2", "has_fee": "1", "late": "2",
            "gave_feedback": "2",
        ])
        for item in form.askedItems {
            form[item] = "4"
        }
        return form
    }
}
