extension ImportMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .taken(let objects, let kinds, let time?):
      return
        "\(format.count(objects, "object")) of a real cluster: \(Self.list(kinds)). It stands as it stood at \(time, .name), which is 00:00:00 here, until you let time run."
    case .taken(let objects, let kinds, nil):
      return
        "\(format.count(objects, "object")): \(Self.list(kinds)). No moment is written in them: all of it is as of 00:00:00."
    case .region(let region, let other):
      return
        "\("⚠", .warning) the catalogue does not know the region \(region): its zones are called, and its machines priced, as in \(other)"
    case .secrets(let count): return "\(format.count(count, "Secret")) passed over unread"
    case .skippedKinds(let kinds): return "kinds that mean nothing here, passed over: \(Self.list(kinds))"
    case .leftOut(let kind, let name, let fault):
      return "\("left out", .warning): \(kind) \(name, .name): \(Self.english(fault))"
    case .alsoLeftOut(let count): return "and \(format.count(count, "more object", "more objects")) left out"
    case .podsWithoutNode(let count):
      return "\("left out", .warning): \(format.count(count, "Pod")) on nodes that are not in the dump"
    case .replicaSetsMade(let count):
      return
        "\(format.count(count, "ReplicaSet")) missing in the dump, made again from the Deployments and their Pods"
    case .podsWithoutOwner(let count):
      return
        "\(format.count(count, "Pod stands", "Pods stand")) alone: what owns them is not in the dump (ask kubectl for replicasets,statefulsets,daemonsets,jobs too)"
    case .unknownTypes(let types):
      return
        "\("⚠", .warning) instance types that the catalogue lacks: \(Self.list(types)). Their machines stay and cost nothing in `cost`; Karpenter would not launch more of them"
    case .noKarpenter:
      return
        "\("⚠", .warning) no Ready Pod of Karpenter is in the dump, so Karpenter does nothing here (dump with -A, or its namespace too)"
    case .nothing: return "no object that means anything here was found"
    case .exported(let count, let path): return "\(path, .name): \(format.count(count, "manifest"))"
    case .nothingToExport:
      return "there is nothing to write: all there is belongs to the system or has an owner"
    }
  }

  private static func list(_ counts: [Counted]) -> String {
    counts.map { "\(format.count($0.count)) \($0.name)" }.joined(separator: ", ")
  }

  private static func english(_ fault: ImportFault) -> String {
    switch fault {
    case .invalid(let text): text
    case .nameless: "it has no metadata.name"
    case .tooLarge: "it is larger than any object may be"
    }
  }
}
