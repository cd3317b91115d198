import Cloud
import Controllers
import Kubernetes

/// Notices on their way: EventBridge's rules, the queue, and Karpenter's controller that reads it.
extension World {
  /// The interruption controllers' entries in their queue: the SQS queue, and EC2's status checks.
  private static let queueKey = NamespacedName(namespace: "", name: "queue")
  private static let statusKey = NamespacedName(namespace: "", name: "status")

  // MARK: - EventBridge

  /// Carries a notice to the queue, if a rule does.
  ///
  /// - Parameter isRoutine: of a machine that Karpenter itself takes away: nothing comes of it, and nobody tells it.
  mutating func publish(_ notice: CloudNotice, isRoutine: Bool = false) {
    guard cloud.provider.tellsKarpenter else { return }
    let sent = cloud.interruptionQueue.send(notice, of: cloud.account, at: now)
    let before = cause
    if !isRoutine {
      let incident: CloudIncident =
        sent == nil
        ? .noticeDropped(
          notice.rule, refusedBy: cloud.interruptionQueue.admitsEvents ? nil : cloud.interruptionQueue.name)
        : .noticeQueued(notice.rule, queue: cloud.interruptionQueue.name, isRead: cloud.isQueueRead)
      record(incident, by: .eventBridge)
    }
    if sent != nil { planQueue() }
    cause = before
  }

  mutating func sendMessage(_ body: InterruptionQueue.Body) {
    let message = cloud.interruptionQueue.send(body, at: now)
    record(
      .messageSent(
        number: message.number, queue: cloud.interruptionQueue.name, isRead: cloud.isQueueRead), by: .user)
    planQueue()
  }

  /// Has Karpenter read the queue as soon as something in it can be read: its polling never pauses.
  mutating func planQueue() {
    if cloud.isQueueRead, cloud.queueDenial != nil, isKarpenterRunning {
      return enqueue(.interruption, Self.queueKey)
    }
    guard cloud.isQueueRead, let next = cloud.interruptionQueue.nextReceive(after: now) else { return }
    enqueue(.interruption, Self.queueKey, at: next)
  }

  /// Gives Karpenter's setting `interruptionQueue` another value; nil is none.
  public mutating func useInterruptionQueue(_ name: String?) {
    cloud.options.interruptionQueue = name
    writeFlags()
    planQueue()
  }

  // MARK: - Karpenter's controllers

  mutating func handleInterruptions(_ key: NamespacedName) {
    guard isKarpenterRunning else { return }
    if key == Self.statusKey { return checkStatus() }
    guard cloud.isQueueRead else { return }
    if let denial = cloud.queueDenial { return note(denial, by: .interruption, of: controllerReference) }
    let messages = cloud.interruptionQueue.receive(at: now)
    let polling = cause
    for message in messages {
      cause = polling
      handle(message)
      if let denial = cloud.messageDeletionDenial {
        note(denial, by: .interruption, of: controllerReference)
      } else {
        cloud.interruptionQueue.delete(message)
      }
      revision += 1
    }
    planQueue()
  }

  /// What stands for Karpenter itself where no object is meant.
  var controllerReference: ObjectReference {
    let pod = objects.podsOfKarpenter.first
    let namespace = pod?.metadata.namespace ?? "kube-system"
    let account = pod?.spec.serviceAccountName ?? "karpenter"
    return ObjectReference(
      kind: .serviceAccount, name: NamespacedName(namespace: namespace, name: account))
  }

  private mutating func handle(_ message: InterruptionQueue.Message) {
    let source = InterruptionHandling.Source.queue(
      name: cloud.interruptionQueue.name, message: message.number, waited: now - message.sentAt,
      byHand: message.rule == nil)
    do throws(InterruptionEvent.Fault) {
      let understood = try InterruptionEvent.parse(message.body)
      handle(understood, from: source, tellsAll: message.rule == nil)
    } catch {
      let handling = InterruptionHandling(source: source, reading: .unreadable(error), machines: [])
      cause = decisions.append(.interruptionHandling(handling), by: .interruption, at: now, cause: cause)
    }
  }

  /// - Parameter tellsAll: whether a record is left of what came to nothing.
  private mutating func handle(
    _ message: InterruptionEvent, from source: InterruptionHandling.Source, tellsAll: Bool
  ) {
    var answer = InterruptionController.reconcile(
      message, from: source, target: { self.target(of: $0) }, at: now)
    answer.steps.removeAll { step in
      if case .interruption(let handling) = step { handling.isMoot && !tellsAll } else { false }
    }
    carryOut(answer, by: .interruption, on: Self.queueKey)
  }

  private func target(of instance: InstanceID) -> InterruptionController.Target? {
    guard
      let claim = objects.nodeClaims.values.first(where: {
        InstanceID(providerID: $0.status.providerID) == instance
      })
    else { return nil }
    return (claim, nodes(of: claim).first)
  }

  // MARK: - Status checks

  /// Has Karpenter ask for failed status checks at the first of its polls that would find one.
  mutating func planStatusCheck() {
    guard cloud.provider.tellsKarpenter else { return }
    let next = failedChecks().map(\.since).min().map { since in
      max(since + InterruptionController.statusPatience, now + .nanoseconds(1))
        .roundedUp(to: InterruptionController.statusPeriod)
    }
    if let next { enqueue(.interruption, Self.statusKey, at: next) }
  }

  /// Machines whose claims have not been given up yet and of which a status check fails.
  private func failedChecks() -> [(instance: InstanceID, kind: InterruptionKind, since: VirtualTime)] {
    cloud.describeInstances().compactMap { machine in
      guard let impairment = machine.impairment, machine.state == .running,
        let claim = target(of: machine.id)?.nodeClaim, !claim.metadata.isBeingDeleted
      else { return nil }
      return (machine.id, impairment.check == .system ? .systemStatus : .instanceStatus, impairment.since)
    }
  }

  private mutating func checkStatus() {
    if let denial = cloud.denial(of: .instanceStatus) {
      return note(denial, by: .interruption, of: controllerReference)
    }
    let polling = cause
    for check in failedChecks() where now - check.since >= InterruptionController.statusPatience {
      cause = polling
      handle(
        InterruptionEvent(kind: check.kind, instances: [check.instance]),
        from: .statusCheck(failedFor: now - check.since), tellsAll: false)
    }
    planStatusCheck()
  }

  /// What a Karpenter that starts finds: messages that have waited for it, machines that do not answer.
  mutating func resumeInterruptions() {
    planQueue()
    planStatusCheck()
  }
}
