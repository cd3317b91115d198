import Kubernetes

/// One look at an object for what the API server would not admit.
public struct Validation {
  /// The document it was read from, to say where; nil for an object that no file was read for.
  private let document: Document?
  private(set) var problems: [ManifestProblem] = []

  public init() { document = nil }
  init(_ document: Document) { self.document = document }

  mutating func report(
    _ fault: ManifestProblem.Fault, at path: FieldPath, nearest: [String] = [],
    hint: ManifestProblem.Hint? = nil, stage: ManifestProblem.Stage = .validation
  ) {
    problems.append(
      ManifestProblem(
        fault, path: path, place: document?.place(path), nearest: nearest, hint: hint, stage: stage))
  }
}

extension Document {
  /// Where a field stands; where it is missing, the nearest thing that would hold it.
  func place(_ path: FieldPath) -> Place {
    var value = value
    var mark = value.mark
    for step in path.steps {
      switch (step, value.content) {
      case (.field(let name), .object(let members)), (.key(let name), .object(let members)):
        guard let member = members.last(where: { $0.key == name }) else { return place(mark) }
        value = member.value
        mark = value.isOnOneLine ? value.mark : member.keyMark
      case (.index(let index), .array(let items)) where items.indices.contains(index):
        value = items[index]
        mark = value.firstMark
      default: return place(mark)
      }
    }
    return place(mark)
  }
}

extension MarkedValue {
  fileprivate var isOnOneLine: Bool {
    guard case .scalar = content else { return false }
    return mark.endColumn > mark.column
  }

  /// Its own mark, or of an object that of its first key.
  fileprivate var firstMark: Mark {
    guard mark.endColumn == mark.column, let first = members?.first else { return mark }
    return first.keyMark
  }
}

extension ManifestProblem {
  /// By stage; within one, of several about the same field only the first.
  static func inOrder(_ problems: [ManifestProblem]) -> [ManifestProblem] {
    var seen: Set<FieldPath> = []
    let sorted = problems.enumerated().sorted {
      ($0.element.stage, $0.offset) < ($1.element.stage, $1.offset)
    }
    return sorted.map(\.element).filter { problem in
      problem.stage == .rules || seen.insert(problem.path).inserted
    }
  }
}
