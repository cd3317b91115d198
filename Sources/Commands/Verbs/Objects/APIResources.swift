import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let apiResources = Command(
    "api-resources", origin: .kubectl, flags: [.apiGroup, .namespaced, .noHeaders, .output],
    help: .apiResources,
    examples: ["api-resources", "api-resources --api-group=karpenter.sh"]
  ) { session, given in
    let kinds = Kinds.all.map(\.kind).filter { kind in
      session.world.serves(kind) && (given[.apiGroup].map { $0 == kind.group } ?? true)
        && (given[.namespaced].map { ($0 != "false") == kind.isNamespaced } ?? true)
    }
    if given[.output] == "name" {
      return .lines(kinds.map { $0.group.isEmpty ? $0.plural : "\($0.plural).\($0.group)" })
    }
    let rows = kinds.map { kind in
      [
        StyledText(kind.plural, style: .name), StyledText(kind.shortNames.joined(separator: ",")),
        StyledText(kind.apiVersion), StyledText("\(kind.isNamespaced)"), StyledText(kind.name),
      ]
    }
    let header = ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"].map {
      StyledText($0, style: .heading)
    }
    return CommandOutput(TextTable(header: given.has(.noHeaders) ? nil : header, rows: rows).text)
  }
}
