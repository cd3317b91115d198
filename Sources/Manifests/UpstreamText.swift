/// What kubectl and the API server print, word for word.
enum UpstreamText {
  static func shouldMatch(path: FieldPath, pattern: String) -> String {
    "\(path) in body should match '\(pattern)'"
  }
}
