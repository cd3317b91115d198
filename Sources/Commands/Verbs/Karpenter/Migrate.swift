import Kubernetes
import Manifests
import Narration

extension Command {
  static let migrate = Command(
    "migrate", syntax: [.oneOrMore(.file)], help: .migrate, examples: ["migrate web.yaml"]
  ) { session, given throws(CommandError) in
    var documents: [Document] = []
    for path in given.words {
      for result in Document.readAll(try session.readText(path), source: path) {
        do throws(InvalidManifest) {
          documents.append(try result.get())
        } catch {
          throw CommandError(error)
        }
      }
    }
    let migration = Manifest.migrate(documents)
    var output = CommandOutput(StyledText(migration.yaml))
    for change in migration.changes {
      output.remark(StyledText("# \(change.object): \(change.edit.shown)", style: .dim))
    }
    return output
  }
}

extension Migration.Edit {
  /// In signs rather than words: what was, and what it became.
  fileprivate var shown: String {
    switch self {
    case .kind(let from, let to), .apiVersion(let from, let to): "\(from) → \(to)"
    case .moved(let from, let to): "\(from) → \(to)"
    case .movedToObject(let from, let object, let path): "\(from) → \(object.map { "\($0) " } ?? "✗ ")\(path)"
    case .value(let path, let from, let to): "\(path): \(from.shown) → \(to.shown)"
    case .added(let path, let value): "+ \(path): \(value.shown)"
    case .removed(let path): "− \(path)"
    case .toBeFilledIn(let path): "? \(path)"
    }
  }
}
