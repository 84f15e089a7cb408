public import ArgumentParser
public import Tables

extension TextEncoding: ExpressibleByArgument {
    /// Reads the name of an encoding as campaigns and options give it.
    public init?(argument: String) { self.init(setting: argument) }

    /// The names that help and shells show.
    public static var allValueStrings: [String] { settings.map(\.name) }
}
