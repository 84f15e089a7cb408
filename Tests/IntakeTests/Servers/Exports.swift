import Figures

/// The same answers of the toy questionnaire, written as each form server writes them.
enum Exports {
    /// One form: its answers by question, and what the server says of it.
    struct Form {
        var number: Int
        var unit: String
        /// `1`, `2`, `3`, or nil.
        var q1: Int?
        var q2: Int?
        /// The levels chosen, 1 to 3, in order; nil if there is no answer.
        var channels: [Int]?
        var visits: Int?
        var comment: String?
        var fate = Fate.counts
    }

    enum Fate { case counts, rejected, unfinished, hasIssues }

    /// Forms made from a seed.
    static func forms(_ count: Int, seed: UInt64) -> [Form] {
        var random = SplitMix(seed: seed)
        func pick<T>(_ values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }
        return (1...count).map { number in
            let chosen = (1...3).filter { _ in random.next() % 2 == 0 }
            return Form(
                number: number, unit: pick(["A1", "A2", "Xã Hoa Sen"]), q1: pick([1, 2, 3, nil]),
                q2: pick([1, 2, 3, nil]), channels: chosen.isEmpty ? nil : chosen, visits: pick([0, 3, 20, nil]),
                comment: pick([nil, "tốt; nhanh, \"đẹp\"\nhai dòng", "=1+1", "ý kiến"]))
        }
    }

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    private static func minimal(_ text: String) -> String {
        text.contains { ",;\"\n\r\t".contains($0) } ? quoted(text) : text
    }
    private static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
    private static func bit(_ form: Form, _ level: Int) -> String {
        form.channels.map { $0.contains(level) ? "1" : "0" } ?? ""
    }

    /// ODK Central: groups before names, select-multiple in one cell and in columns of 0 and 1.
    static func odk(_ forms: [Form]) -> String {
        let head =
            "SubmissionDate,head-unit,head-form,body-q1,body-q2,body-channels,body-channels/1,body-channels/2,"
            + "body-channels/3,body-visits,body-comment,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,"
            + "AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion"
        let rows = forms.map { form in
            let key = "uuid:\(form.number)"
            let state =
                switch form.fate {
                case .rejected, .unfinished: "rejected"
                case .hasIssues: "hasIssues"
                case .counts: form.number % 2 == 0 ? "approved" : ""
                }
            return [
                "2026-03-05T08:12:11.123Z", form.unit, "F\(form.number)", text(form.q1), text(form.q2),
                (form.channels ?? []).map(String.init).joined(separator: " "), bit(form, 1), bit(form, 2), bit(form, 3),
                text(form.visits), form.comment ?? "", key, key, "7", "Người nhập", "0", "0", "", state, "collect:1",
                form.number % 5 == 0 ? "1" : "0", "2026",
            ].map(minimal).joined(separator: ",")
        }
        return ([head] + rows).joined(separator: "\n") + "\n"
    }

    /// KoBoToolbox: semicolons, everything quoted, CRLF, groups with slashes.
    static func kobo(_ forms: [Form]) -> String {
        let head = [
            "start", "end", "head/unit", "head/form", "body/q1", "body/q2", "body/channels", "body/channels/1",
            "body/channels/2", "body/channels/3", "body/visits", "body/comment", "__version__", "_id", "_uuid",
            "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_tags", "_index",
        ]
        let rows = forms.map { form in
            let state =
                switch form.fate {
                case .rejected, .unfinished: "Not approved"
                case .hasIssues: "On hold"
                case .counts: form.number % 2 == 0 ? "Approved" : ""
                }
            return [
                "2026-03-05T08:12:11.123+07:00", "2026-03-05T08:32:11.123+07:00", form.unit, "F\(form.number)",
                text(form.q1), text(form.q2), (form.channels ?? []).map(String.init).joined(separator: " "),
                bit(form, 1), bit(form, 2), bit(form, 3), text(form.visits), form.comment ?? "", "vAbc",
                "\(1000 + form.number)", "uuid:\(form.number)", "2026-03-05T01:40:00", state, "", "submitted_via_web",
                "ong_ba", "", "\(form.number)",
            ]
        }
        return ([head] + rows).map { $0.map(quoted).joined(separator: ";") }.joined(separator: "\r\n") + "\r\n"
    }

    /// LimeSurvey: a byte order mark, semicolons, CRLF, an empty last line, quotes that mean something, masked formulas.
    static func limesurvey(_ forms: [Form]) -> String {
        let head = [
            "id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "unit", "form", "q1",
            "q2",
            "channels[SQ001]", "channels[SQ002]", "channels[SQ003]", "visits", "comment",
        ].map(quoted).joined(separator: ";")
        let rows = forms.map { form in
            func yes(_ level: Int) -> String { (form.channels ?? []).contains(level) ? "Y" : "" }
            let submitted = form.fate == .unfinished || form.fate == .rejected ? "" : "2026-03-05 08:40:00"
            let comment = form.comment.map { $0.hasPrefix("=") ? "'" + $0 : $0 } ?? ""
            return [
                "\(form.number)", submitted, "3", "vi", "12345", "2026-03-05 08:12:11", "2026-03-05 08:40:00",
                form.unit, "F\(form.number)", text(form.q1), text(form.q2), yes(1), yes(2), yes(3), text(form.visits),
                comment,
            ].map(quoted).joined(separator: ";")
        }
        return "\u{FEFF}" + ([head] + rows).joined(separator: "\r\n") + "\r\n\r\n"
    }

    /// Survey Solutions: tabs, `##N/A##` and -999999999 for what was asked and not answered.
    static func surveysolutions(_ forms: [Form]) -> String {
        let head = [
            "interview__key", "interview__id", "unit", "form", "day", "q1", "q2", "channels__1", "channels__2",
            "channels__3", "visits", "comment", "sssys_irnd", "has__errors", "interview__status", "assignment__id",
        ].joined(separator: "\t")
        let rows = forms.map { form in
            let status =
                switch form.fate {
                case .rejected: "65"
                case .unfinished: "60"
                case .counts, .hasIssues: form.number % 2 == 0 ? "100" : "130"
                }
            func number(_ value: Int?) -> String { value.map(String.init) ?? "-999999999" }
            func order(_ level: Int) -> String {
                guard let channels = form.channels else { return "-999999999" }
                return "\((channels.firstIndex(of: level) ?? -1) + 1)"
            }
            return [
                "11-22-\(form.number)", "uuid\(form.number)", form.unit, "F\(form.number)", "2026-03-05",
                number(form.q1), number(form.q2), order(1), order(2), order(3), number(form.visits),
                form.comment.map(minimal) ?? "##N/A##", "0.5", form.fate == .hasIssues ? "2" : "0", status, "9",
            ].joined(separator: "\t")
        }
        return ([head] + rows).joined(separator: "\r\n") + "\r\n"
    }

    /// A table that somebody made in a spreadsheet.
    static func plain(_ forms: [Form]) -> String {
        let head = "unit,form,date,q1,q2,channels,visits,comment"
        let rows = forms.map { form in
            let labels = ["Tại quầy", "Bưu chính", "Trực tuyến"]
            return [
                form.unit, "F\(form.number)", "05/03/2026", text(form.q1), text(form.q2),
                (form.channels ?? []).map { labels[$0 - 1] }.joined(separator: "; "), text(form.visits),
                form.comment ?? "",
            ].map(minimal).joined(separator: ",")
        }
        return ([head] + rows).joined(separator: "\n") + "\n"
    }
}
