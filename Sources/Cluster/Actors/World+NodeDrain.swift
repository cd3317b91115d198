import Controllers
import Kubernetes

extension World {
  /// Takes the next step in emptying a node as it was ordered.
  ///
  /// - Returns: whether nothing more will be done.
  mutating func advanceDrain(of node: Node, by actor: Actor, on key: NamespacedName) -> Bool {
    guard var order = nodeDrains[node.nodeName] else { return false }
    let (answer, isOver) = NodeDrain.reconcile(
      node, pods: objects.pods(on: node.nodeName), budgets: Array(objects.podDisruptionBudgets.values),
      order: &order, at: now)
    nodeDrains[node.nodeName] = order
    carryOut(answer, by: actor, on: key)
    return isOver
  }
}
