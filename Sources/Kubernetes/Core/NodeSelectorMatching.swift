extension NodeSelectorTerm {
  /// Whether a node with these labels and this name is meant. A term with neither expressions nor fields means
  /// none.
  ///
  /// Source: k8s.io/component-helpers `scheduling/corev1/nodeaffinity`.
  public func matches(labels: Labels, nodeName: String) -> Bool {
    guard !matchExpressions.isEmpty || !matchFields.isEmpty else { return false }
    return matchExpressions.allSatisfy { $0.matches(labels) }
      && matchFields.allSatisfy { $0.matches(["metadata.name": nodeName]) }
  }
}

extension NodeSelectorRequirement {
  /// Whether the labels satisfy it. A bound compares 64-bit integers: what is no integer, on either side,
  /// does not match.
  public func matches(_ labels: Labels) -> Bool {
    let label = labels[key]
    switch `operator` {
    case .isIn: return label.map(values.contains) ?? false
    case .notIn: return label.map { !values.contains($0) } ?? true
    case .exists: return label != nil
    case .doesNotExist: return label == nil
    case .gt: return compares(label, >)
    case .lt: return compares(label, <)
    case .gte: return compares(label, >=)
    case .lte: return compares(label, <=)
    }
  }

  private func compares(_ label: String?, _ holds: (Int64, Int64) -> Bool) -> Bool {
    guard let label, let number = Int64(label), values.count == 1, let bound = Int64(values[0]) else {
      return false
    }
    return holds(number, bound)
  }
}

extension PodSpec {
  /// Whether the node selector and the required node affinity both mean this node.
  public func selects(labels: Labels, nodeName: String) -> Bool {
    guard nodeSelector.allSatisfy({ labels[$0.key] == $0.value }) else { return false }
    guard let terms = affinity?.nodeAffinity?.required else { return true }
    return terms.contains { $0.matches(labels: labels, nodeName: nodeName) }
  }
}
