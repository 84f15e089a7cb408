import CLibXML2

/// What is global in libxml2: prepared once, before the first parser, whatever the thread.
enum XMLLibrary {
    private static let prepared: Void = hailong_xml_prepare()

    /// Prepares the library the first time, and keeps this thread's libxml2 from printing on stderr.
    static func prepare() {
        _ = prepared
        hailong_xml_silence_thread()
    }
}
