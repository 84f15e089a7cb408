import Questionnaires

extension ServerShape {
    /// KoBoToolbox: the server's columns begin with `_`; groups are joined to their questions by `/`. Its older exports (as
    /// those of formhub and Ona) write `n/a` for what was not in the submission, which is what was not asked.
    /// <https://support.kobotoolbox.org/export_download.html>
    static let kobo = ServerShape(
        server: .kobo,
        marks: [
            ["_uuid", "_submission_time"], ["_uuid", "_index"], ["_uuid", "_id"], ["_uuid", "__version__"],
            ["_uuid", "_validation_status"], ["_id", "_submission_time", "_validation_status"],
        ],
        columns: [
            "start": .start(day: 2), "end": .end(day: 3), "today": .day(1), "_submission_time": .day(4),
            "_uuid": .identifier(1),
            "meta/instanceid": .identifier(2), "_id": .identifier(3), "username": .interviewer(1),
            "_submitted_by": .interviewer(2), "_validation_status": .verdict(.koboValidation), "deviceid": .other,
            "phonenumber": .other, "simserial": .other, "subscriberid": .other, "audit": .other, "email": .other,
            "formhub/uuid": .other, "instanceid": .other,
        ],
        submission: SubmissionHeadings(
            current: [["_uuid"], ["meta/instanceid"]], lasting: "meta/rootuuid", replaced: "meta/deprecatedid"),
        prefixes: ["_", "meta/", "formhub/"], missing: ["n/a": .notAsked])
}
