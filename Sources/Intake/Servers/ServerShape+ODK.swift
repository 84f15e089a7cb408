extension ServerShape {
    /// ODK Central (and Briefcase before it): `SubmissionDate` first, `KEY` and the server's columns last, groups joined to
    /// their questions by `-`. `KEY` stays what it was when a submission is edited on the server, its `instanceID` is that of the latest
    /// edit, and `Edits` counts. <https://docs.getodk.org/central-submissions/>
    static let odk = ServerShape(
        server: .odk,
        marks: [
            ["submissiondate", "key"], ["key", "submitterid"], ["key", "reviewstate"], ["key", "formversion"],
            ["key", "meta-instanceid"], ["key", "instanceid"], ["key", "parent_key"],
        ],
        columns: [
            "submissiondate": .day(4), "start": .start(day: 2), "end": .end(day: 3), "today": .day(1),
            "instanceid": .identifier(1), "meta-instanceid": .identifier(1), "meta/instanceid": .identifier(1),
            "key": .identifier(2), "parent_key": .other, "instancename": .other, "meta-instancename": .other,
            "meta/instancename": .other, "submitterid": .other, "submittername": .interviewer(2),
            "username": .interviewer(1), "attachmentspresent": .other, "attachmentsexpected": .other,
            "status": .other, "reviewstate": .verdict(.odkReview), "edits": .verdict(.edits), "deviceid": .other,
            "formversion": .other, "subscriberid": .other, "simserial": .other, "phonenumber": .other,
            "email": .other, "audit": .other, "meta-audit": .other, "isvalidated": .other,
        ],
        submission: SubmissionHeadings(
            current: [["instanceid"], ["meta-instanceid"], ["meta/instanceid"], ["key"]], lasting: "key",
            revisions: ["edits"]),
        prefixes: ["__", "set-of-", "meta-", "meta/"], pathMarks: ["/", "-"])
}
