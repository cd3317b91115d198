/// Why a patch cannot be applied. Holds no prose.
public enum PatchFailure: Error, Equatable, Sendable {
  /// A JSON patch is a list of operations, any other an object.
  case wrongShape
  case unknownOperation(String)
  /// An operation lacks one of its members: `path`, `value`, `from`.
  case memberMissing(String)
  case noSuchPath(String)
  case testFailed(String)
  /// An element of a list that is patched element by element does not say which one it is.
  case mergeKeyMissing(String, at: FieldPath)
  /// The strategic patch is for built-in kinds only.
  case strategicOnCustomResource
}

/// The kinds of patch that `kubectl patch --type` takes.
public enum PatchType: String, CaseIterable, Sendable {
  case json, merge, strategic
}
