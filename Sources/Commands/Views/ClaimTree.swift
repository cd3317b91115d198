import Kubernetes
import Observability

/// Claims in the order of a tree: each under the first claim that it replaced.
enum ClaimTree {
  struct Row {
    let life: ClaimLife
    /// Branches in front of the name.
    let lead: String
  }

  /// - Parameter lives: in order of creation.
  static func rows(of lives: [ClaimLife], within names: Set<NodeClaimName>) -> [Row] {
    var children: [NodeClaimName: [ClaimLife]] = [:]
    var roots: [ClaimLife] = []
    for life in lives {
      if let parent = life.replaces.first(where: names.contains) {
        children[parent, default: []].append(life)
      } else {
        roots.append(life)
      }
    }
    var rows: [Row] = []
    func add(_ life: ClaimLife, lead: String, indent: String) {
      rows.append(Row(life: life, lead: lead))
      let below = children[life.name] ?? []
      for (index, child) in below.enumerated() {
        let isLast = index == below.count - 1
        add(child, lead: indent + (isLast ? "└▶ " : "├▶ "), indent: indent + (isLast ? "   " : "│  "))
      }
    }
    for root in roots { add(root, lead: "", indent: "") }
    return rows
  }
}
