import Cloud
import Controllers
import Kubernetes

/// What stands in IAM and EKS: changed by the student, and held to by Karpenter, by machines and by EventBridge.
extension World {
  /// How long Karpenter waits at most before it does again what ended with an error.
  private static let errorRetry = Duration.seconds(10)
  /// How long it believes that a role does not exist, and how often it looks at NodeClasses that are well.
  private static let lookPeriod = Duration.seconds(60)
  /// How long a kubelet that is turned away takes to try again.
  private static let joinRetry = Duration.seconds(10)

  /// Changes the account's roles, policies and access; whoever depends on them notices in their own time.
  ///
  /// The change is kept only if it does not throw.
  public mutating func changeAccess<Failure: Error>(
    _ change: (inout AWSAccount) throws(Failure) -> Void
  ) throws(Failure) {
    var account = cloud.account
    try change(&account)
    guard account != cloud.account else { return }
    cloud.account = account
    unstoredChanges += 1
    reviewAccess()
  }

  /// Changes the queue of notices, its policy or EventBridge's rules.
  public mutating func changeQueue(_ change: (inout InterruptionQueue) -> Void) {
    change(&cloud.interruptionQueue)
    unstoredChanges += 1
    reviewAccess()
  }

  /// Has everybody who may be concerned look again.
  private mutating func reviewAccess() {
    accessChangedAt = now
    refusedCalls = []
    reviewController()
    planAccountPolls()
    for name in objects.nodeClassNames {
      let errors = nodeClassErrors[name] ?? []
      let isQuick = !errors.isEmpty && !errors.contains { if case .roleNotFound = $0 { true } else { false } }
      enqueue(.nodeClassController, name, at: now + (isQuick ? Self.errorRetry : Self.lookPeriod))
    }
    for claim in objects.nodeClaims.values where claim.metadata.isBeingDeleted {
      enqueue(.nodeClaimLifecycle, claim.name, at: now + Self.errorRetry)
    }
    for node in objects.nodes.values where node.metadata.isBeingDeleted {
      enqueue(.termination, node.name, at: now + Self.errorRetry)
    }
    for machine in cloud.describeInstances() where machine.state == .running {
      let node = objects.node(cloud.nodeName(of: machine))
      guard !(node?.isReady ?? false) else { continue }
      schedule(node == nil ? .join : .ready, of: machine.id, at: now + Self.joinRetry)
    }
  }

  /// Finds out anew whom Karpenter's Pods act as.
  mutating func reviewController() {
    guard cloud.provider == .aws else { return }
    let pod = objects.podsOfKarpenter.first
    let template = ["kube-system", "karpenter"].compactMap {
      objects.deployments[NamespacedName(namespace: $0, name: "karpenter")]
    }.first
    let namespace = pod?.metadata.namespace ?? template?.metadata.namespace ?? "kube-system"
    let account = pod?.spec.serviceAccountName ?? template?.template.spec.serviceAccountName ?? "karpenter"
    let object = objects.serviceAccounts[NamespacedName(namespace: namespace, name: account)]
    let before = cloud.startFailure != nil
    cloud.controller = cloud.account.caller(
      of: account, in: namespace, annotatedRole: object?.metadata.annotations[AWSAccount.roleAnnotation])
    let fails = cloud.startFailure != nil
    if fails != before || controllerFaultSince == nil { controllerFaultSince = fails ? now : nil }
    planQueue()
  }

  /// The instance profiles that Karpenter made for a NodeClass go with it.
  mutating func removeProfiles(of nodeClass: EC2NodeClass) {
    nodeClassErrors[nodeClass.name] = nil
    cloud.forget(nodeClass)
  }

  // MARK: - Karpenter's start

  /// Why Karpenter's container ends as soon as it starts; nil for one that starts, for one that runs already, and for a
  /// program that only stands for it.
  public func startFault(of pod: Pod) -> ControllerStartFault? {
    guard let container = pod.spec.containers.first else { return nil }
    if let fault = flagFault(of: container) { return .flag(fault) }
    guard pod.isKarpenter, let since = controllerFaultSince, let (check, denial) = cloud.startFailure,
      let status = pod.status.containerStatuses.first(where: { $0.name == container.name })
    else { return nil }
    if case .running(let start) = status.state, start < since { return nil }
    return .refused(check, denial)
  }

  /// Adds what Karpenter's container says when it ends at its start.
  func withFailedStart(of pod: Pod, _ answer: Reconciliation) -> Reconciliation {
    guard case .refused(let check, let denial)? = startFault(of: pod) else { return answer }
    var answer = answer
    let ends = answer.steps.contains { step in
      guard case .controller(let step) = step, case .containerExited = step.change else { return false }
      return true
    }
    if ends {
      let failure = ControllerStep(object: pod.reference, change: .startFailed(check, denial))
      answer.steps.insert(.controller(failure), at: 0)
    }
    return answer
  }

  // MARK: - Calls that are refused

  /// Records that AWS refused a call; the same for the same object only once until something changes in IAM.
  mutating func note(_ denial: AccessDenial, by actor: Actor, of object: ObjectReference) {
    let call = RefusedCall(actor: actor, object: object, denial: denial)
    guard !refusedCalls.contains(call) else { return }
    refusedCalls.append(call)
    let step = ControllerStep(object: object, change: .callRefused(denial))
    cause = decisions.append(.controllerStep(step), by: actor, at: now, cause: cause)
  }

  /// Whether nothing would come of looking again: AWS does not let Karpenter do away with the machine.
  func isHeldUp(_ reconciliation: Reconciliation) -> Bool {
    reconciliation.cloudRequests.contains { request in
      guard case .terminate(let providerID) = request, let machine = cloud.instance(providerID: providerID)
      else { return false }
      return machine.isListed && cloud.terminationDenial(of: machine.id) != nil
    }
  }
}

/// Why Karpenter's container ends as soon as it starts.
public enum ControllerStartFault: Equatable, Sendable {
  /// What it is told by its environment or arguments will not do; in its own words.
  case flag(String)
  /// AWS does not answer what it asks first.
  case refused(ControllerStartCheck, AccessDenial)
}

/// A call of Karpenter's that AWS refused, for an object.
struct RefusedCall: Equatable, Sendable {
  let actor: Actor
  let object: ObjectReference
  let denial: AccessDenial
}
