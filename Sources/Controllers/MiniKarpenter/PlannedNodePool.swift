import Kubernetes

/// The NodePool of a plan: as short a manifest as Karpenter v1 takes.
struct PlannedNodePool {
  let name: NodePoolName
  let nodeClass: String
  /// Labels of somebody's own that its nodes are to have.
  let labels: Labels
  let requirements: [NodeSelectorRequirement]

  var json: JSONValue {
    var template: [String: JSONValue] = [
      "spec": .object([
        "nodeClassRef": .object([
          "group": .string(EC2NodeClass.kind.group), "kind": .string(EC2NodeClass.kind.name),
          "name": .string(nodeClass),
        ]),
        "requirements": .array(requirements.map(Self.json)),
      ])
    ]
    if !labels.isEmpty {
      template["metadata"] = .object(["labels": .object(labels.mapValues { .string($0) })])
    }
    return .object([
      "apiVersion": .string(NodePool.kind.apiVersion), "kind": .string(NodePool.kind.name),
      "metadata": .object(["name": .string(name.text)]),
      "spec": .object(["template": .object(template)]),
    ])
  }

  private static func json(_ requirement: NodeSelectorRequirement) -> JSONValue {
    .object([
      "key": .string(requirement.key), "operator": .string(requirement.operator.rawValue),
      "values": .array(requirement.values.map { .string($0) }),
    ])
  }
}
