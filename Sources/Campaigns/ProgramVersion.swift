/// The version of the program, printed in every report and part of every manifest.
public enum ProgramVersion {
    /// The version as text.
    public static let text = "hailong 0.1.0"
}
