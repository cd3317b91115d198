import Cloud

extension AccessCommandMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .denied(let action, let role, let policies):
      "role \(role, .name) may not do \(action, .name) any more (changed: \(Self.format.all(policies)))"
    case .allowed(let action, let role, let policies):
      "role \(role, .name) may do \(action, .name) now (changed: \(Self.format.all(policies)))"
    case .attached(let policy, let role): "policy \(policy, .name) attached to role \(role, .name)"
    case .detached(let policy, let role): "policy \(policy, .name) detached from role \(role, .name)"
    case .created(let kind, let name): "\(kind) \(name, .name) created"
    case .deleted(let kind, let name): "\(kind) \(name, .name) deleted"
    case .noticedLater:
      "Karpenter notices at its next call. What it found of a NodeClass's permissions it believes for 30m; `rollout restart deploy/karpenter -n kube-system` has it ask at once."
    case .refused(let refusal, let nearest): Self.text(of: refusal) + Self.didYouMean(nearest)
    case .badDocument(.notAnObject):
      "A policy is a JSON object: `{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": …, \"Resource\": …}]}`."
    case .badDocument(.missing(let field)): "The policy has no \(field)."
    case .badDocument(.malformed(let place)): "In the policy, \(place) is not as it must be."
    case .notJSON: "The policy document is not JSON."
    case .everythingInPlace: "\("everything Karpenter and its nodes need is there", .success)"
    case .missing: "\("missing", .refusal):"
    }
  }

  private static func didYouMean(_ nearest: [String]) -> StyledText {
    nearest.isEmpty ? "" : " Did you mean \(format.all(nearest))?"
  }

  private static func text(of refusal: AccessRefusal) -> StyledText {
    switch refusal {
    case .notFound(let thing, let name): "There is no \(thing.rawValue) \(name)."
    case .exists(let thing, let name): "There is a \(thing.rawValue) \(name) already."
    case .notAttached(let policy, let role): "Policy \(policy) is not attached to role \(role)."
    case .badAction(let action): "\"\(action)\" is no action: they are written as `ec2:CreateFleet`."
    case .allowedAlready(let action, let role): "Role \(role) may do \(action) already."
    case .deniedAlready(let action, let role): "Role \(role) may not do \(action) as it is."
    }
  }
}
