/// The elements that a document has been found to have, each path once, so that no element makes a string.
struct RecordTree {
    struct Node {
        var name: String
        var path: String
        var role: RecordPlan.Role
        /// Whether the element is one record.
        var isRecord: Bool
        /// Whether it holds records.
        var leadsToRecords: Bool
        /// The questions that its attributes answer.
        var attributes: [(name: String, position: Int)]
        var parent: Int?
        var children: [UInt: Int] = [:]
        /// The record that it was last met in.
        var seenIn = 0
        /// How often it came again in a record.
        var repeats = 0
    }

    private(set) var nodes: [Node] = []
    /// A hostile document may make up a name for each element.
    private static let most = 10_000

    subscript(node: Int) -> Node {
        get { nodes[node] }
        _modify { yield &nodes[node] }
    }

    /// The element of a name in another, nil if there are too many to tell apart.
    ///
    /// - Parameters:
    ///   - parent: the element around it; nil for the root.
    ///   - identity: what the parser knows the name by.
    mutating func child(of parent: Int?, _ identity: UInt, plan: RecordPlan, name: () -> String) -> Int? {
        if let parent, let known = nodes[parent].children[identity] { return known }
        guard nodes.count < Self.most else { return nil }
        let name = name()
        let path = (parent.map { nodes[$0].path } ?? "") + "/" + name
        nodes.append(
            Node(
                name: name, path: path, role: plan.role(of: path, name: name), isRecord: path == plan.record,
                leadsToRecords: plan.leadsToRecords(path), attributes: plan.attributes(of: path), parent: parent))
        if let parent { nodes[parent].children[identity] = nodes.count - 1 }
        return nodes.count - 1
    }
}
