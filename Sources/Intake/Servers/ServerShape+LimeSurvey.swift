import Questionnaires

extension ServerShape {
    /// LimeSurvey: headings as codes (`submitdate`), as texts (`Date submitted`) or both (`submitdate. Date submitted`). Every
    /// answer stands in quotes; "" is a question that was shown, nothing at all one that was not. A survey that keeps no times
    /// writes the first second of 1980 for each.
    /// <https://www.limesurvey.org/manual/Exporting_results>
    static let limesurvey = ServerShape(
        server: .limesurvey,
        marks: [
            ["submitdate", "lastpage"], ["submitdate", "startlanguage"], ["lastpage", "startlanguage"],
            ["submitdate", "seed"], ["date submitted", "last page"], ["date submitted", "start language"],
            ["last page", "start language"], ["submitdate. date submitted", "lastpage. last page"],
        ],
        columns: [
            "id": .identifier(1), "response id": .identifier(1), "submitdate": .verdict(.limesurveySubmitted),
            "date submitted": .verdict(.limesurveySubmitted), "startdate": .start(day: 1),
            "date started": .start(day: 1),
            "datestamp": .end(day: 2), "date last action": .end(day: 2), "lastpage": .other, "last page": .other,
            "startlanguage": .other, "start language": .other, "seed": .other, "token": .other,
            "access code": .other, "ipaddr": .other, "ip address": .other, "refurl": .other, "referrer url": .other,
            "interviewtime": .other, "total time": .other,
        ],
        submission: SubmissionHeadings(
            current: [
                ["id", "seed"], ["response id", "seed"], ["id", "startdate"], ["response id", "date started"],
            ], revisions: ["datestamp", "date last action"]),
        prefixes: ["grouptime", "group time:", "question time:"],
        missing: ["n/a": .notAsked, "1980-01-01 00:00:00": .blank], empty: .byQuotes,
        writesLetters: true)
}
