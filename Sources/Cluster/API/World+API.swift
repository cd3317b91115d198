import Controllers
import Kubernetes
import Scheduling

/// The API server: every write to the cluster's objects comes through here.
extension World {
  /// Creates an object: admission, defaults that depend on the cluster, identity.
  ///
  /// - Returns: the object as stored.
  @discardableResult
  public mutating func create<Object: StoredObject>(_ object: Object) throws(APIError) -> Object {
    var new = object
    if new.metadata.name.isEmpty, !new.metadata.generateName.isEmpty { giveName(to: &new) }
    guard objects.find(Object.self, new.name) == nil else {
      throw .alreadyExists(kind: Object.kind, name: new.metadata.name)
    }
    try checkNamespace(of: new)
    try checkSchedulerConfiguration(new)
    new = try admit(new)
    return admitAndStore(new)
  }

  /// Another name is made up where the first is taken, eight times at most.
  private mutating func giveName<Object: StoredObject>(to object: inout Object) {
    for _ in 0..<8 {
      object.metadata.name = object.metadata.generateName + nameSuffix(for: object.metadata.generateName)
      if objects.find(Object.self, object.name) == nil { return }
    }
  }

  /// Changes an object's spec and metadata; the status that is stored stays.
  ///
  /// Removing the last finalizer of an object that is being deleted removes it.
  /// - Returns: the object as stored, and whether anything changed.
  @discardableResult
  public mutating func update<Object: StoredObject>(
    _ object: Object
  ) throws(APIError) -> (object: Object, changed: Bool) {
    guard let old = objects.find(Object.self, object.name) else {
      throw .notFound(kind: Object.kind, name: object.metadata.name)
    }
    var new = object
    new.takeStatus(of: old)
    new.metadata.uid = old.metadata.uid
    new.metadata.creationTimestamp = old.metadata.creationTimestamp
    new.metadata.deletionTimestamp = old.metadata.deletionTimestamp
    new.metadata.deletionGracePeriodSeconds = old.metadata.deletionGracePeriodSeconds
    new.metadata.generation = old.metadata.generation
    new.metadata.resourceVersion = old.metadata.resourceVersion
    guard new != old else { return (old, false) }
    try checkSchedulerConfiguration(new)
    var sameMetadata = new
    sameMetadata.metadata = old.metadata
    if sameMetadata != old { new.metadata.generation += 1 }
    if old.metadata.isBeingDeleted, new.metadata.finalizers.isEmpty,
      old.metadata.deletionGracePeriodSeconds ?? 0 == 0
    {
      removeFromStore(Object.self, new.name)
      return (new, true)
    }
    return (store(new), true)
  }

  /// Changes an object's status only.
  @discardableResult
  public mutating func updateStatus<Object: StoredObject>(_ object: Object) throws(APIError) -> Object {
    guard let old = objects.find(Object.self, object.name) else {
      throw .notFound(kind: Object.kind, name: object.metadata.name)
    }
    var new = old
    new.takeStatus(of: object)
    return new == old ? old : store(new)
  }

  /// Begins an object's deletion, or ends it where nothing holds it: no finalizer, and for a Pod no grace period.
  ///
  /// - Parameter gracePeriodSeconds: nil takes the Pod's own; 0 removes it at once.
  public mutating func delete(_ reference: ObjectReference, gracePeriodSeconds: Int? = nil) throws(APIError) {
    guard let type = ObjectStore.types[reference.kind] else {
      let key = ObjectStore.InertKey(kind: reference.kind, name: reference.name)
      guard let object = objects.inert[key] else {
        throw .notFound(kind: reference.kind, name: reference.name.name)
      }
      objects.inert[key] = nil
      revision += 1
      withdrawKind(of: object)
      considerMiniKarpenter()
      return
    }
    try delete(type, reference.name, gracePeriodSeconds: gracePeriodSeconds)
  }

  private mutating func delete<Object: StoredObject>(
    _ type: Object.Type, _ name: NamespacedName, gracePeriodSeconds: Int?
  ) throws(APIError) {
    guard var object = objects.find(type, name) else { throw .notFound(kind: Object.kind, name: name.name) }
    if Object.kind == .namespace { deleteEverything(in: name.name) }
    let grace = max(0, gracePeriodSeconds ?? (object as? Pod).map(Self.gracePeriod) ?? 0)
    if object.metadata.finalizers.isEmpty, grace == 0 {
      removeFromStore(type, name)
      return
    }
    let end = now + .seconds(grace)
    if let present = object.metadata.deletionTimestamp, present <= end { return }
    object.metadata.deletionTimestamp = end
    object.metadata.deletionGracePeriodSeconds = grace
    object.metadata.generation += 1
    store(object)
  }

  /// What stands in a namespace goes with it, at once.
  private mutating func deleteEverything(in namespace: String) {
    for kind in ObjectStore.types.keys.filter(\.isNamespaced).sorted(by: { $0.name < $1.name }) {
      for object in objects.all(kind, in: namespace) ?? [] {
        try? delete(object.reference, gracePeriodSeconds: 0)
      }
    }
  }

  /// A Pod that runs nowhere has nobody to wait for.
  private static func gracePeriod(of pod: Pod) -> Int {
    pod.isBound && !pod.isFinished ? pod.spec.terminationGracePeriodSeconds : 0
  }

  /// Stores an object of a kind that has no effect here.
  ///
  /// - Returns: true when it is new.
  @discardableResult
  public mutating func put(_ object: InertObject) -> Bool {
    let key = ObjectStore.InertKey(kind: object.kind, name: object.metadata.namespacedName)
    let isNew = objects.inert[key] == nil
    var new = object
    new.metadata.creationTimestamp = objects.inert[key]?.metadata.creationTimestamp ?? now
    objects.inert[key] = new
    revision += 1
    admitKind(of: new)
    considerMiniKarpenter()
    return isNew
  }

  private func checkNamespace<Object: StoredObject>(of object: Object) throws(APIError) {
    guard Object.kind.isNamespaced else { return }
    let name = object.metadata.namespace
    guard let namespace = objects.namespaces[NamespacedName(namespace: "", name: name)] else {
      throw .notFound(kind: .namespace, name: name)
    }
    guard !namespace.metadata.isBeingDeleted else {
      throw .forbidden(
        kind: Object.kind, name: object.metadata.name, explanation: UpstreamText.terminatingNamespace(name))
    }
  }

  private func checkSchedulerConfiguration<Object: StoredObject>(_ object: Object) throws(APIError) {
    guard let configuration = object as? KubeSchedulerConfiguration else { return }
    do throws(SchedulerConfigurationError) {
      _ = try SchedulerProfile.profiles(of: configuration)
    } catch {
      throw .schedulerConfiguration(error)
    }
  }

  /// Gives a new object its identity and stores it.
  @discardableResult
  mutating func admitAndStore<Object: StoredObject>(_ object: Object) -> Object {
    var new = object
    new.metadata.uid = newUID(for: new.reference)
    new.metadata.creationTimestamp = now
    new.metadata.generation = 1
    if let namespace = new as? Namespace {
      new.metadata.labels[WellKnown.namespaceName] = namespace.metadata.name
    }
    return store(new)
  }

  @discardableResult
  private mutating func store<Object: StoredObject>(_ object: Object) -> Object {
    revision += 1
    var new = object
    new.metadata.resourceVersion = revision
    if !new.reference.kind.countsGenerations { new.metadata.generation = 0 }
    observe(objects.put(new))
    return new
  }

  private mutating func removeFromStore<Object: StoredObject>(_ type: Object.Type, _ name: NamespacedName) {
    if let object = objects.find(type, name) { noteDeparture(of: object) }
    guard let change = objects.remove(type, name) else { return }
    revision += 1
    observe(change)
  }
}

// MARK: - Eviction

extension World {
  /// The eviction API: the Pod is deleted, unless a PodDisruptionBudget does not let it go now.
  public mutating func evict(_ name: PodName) throws(APIError) {
    guard let pod = objects.pods[name] else { throw .notFound(kind: .pod, name: name.name) }
    let budgets = objects.all(PodDisruptionBudget.self, in: name.namespace)
    switch EvictionReview.decide(pod, budgets: budgets, at: now) {
    case .allowed(let spending): carryOut(EvictionReview.writes(evicting: pod, spending: spending, at: now))
    case .refused(let refusal): throw .evictionRefused(refusal)
    }
  }
}

// MARK: - Controllers' writes

extension World {
  /// Carries out what a controller answered: its steps are recorded first, and cause its writes.
  ///
  /// When its first creation would be refused, nothing of the answer is carried out: the refusal is recorded, once
  /// for as long as it says the same, and the controller tries again when something has changed that may help.
  mutating func carryOut(_ reconciliation: Reconciliation, by actor: Actor, on key: NamespacedName) {
    if let refused = firstRefusal(in: reconciliation) {
      note(refused, by: actor, on: key)
    } else {
      refusals[key] = nil
      for step in reconciliation.steps {
        cause = decisions.append(Decision(step), by: actor, at: now, cause: cause)
      }
      carryOut(reconciliation.writes, by: actor)
      for request in reconciliation.cloudRequests { ask(request, by: actor) }
    }
    if let time = reconciliation.lookAgainAt, !isHeldUp(reconciliation) {
      enqueue(actor, key, at: max(time, now), isRecurring: false)
    }
    if let time = reconciliation.recursAt { enqueue(actor, key, at: max(time, now), isRecurring: true) }
  }

  /// A write that the API server refuses is dropped, as a controller's failed call is until it looks again.
  mutating func carryOut(_ writes: [ObjectWrite], by actor: Actor = .apiServer) {
    for write in writes {
      switch write {
      case .create(let object, let report):
        guard let object = object as? any StoredObject, let created = try? create(object) as any StoredObject
        else {
          return
        }
        if let report { record(report.created(created.metadata.name), from: actor.name) }
      case .update(let object): if let object = object as? any StoredObject { _ = try? update(object) }
      case .updateStatus(let object):
        if let object = object as? any StoredObject { _ = try? updateStatus(object) }
      case .delete(let reference, let grace): try? delete(reference, gracePeriodSeconds: grace)
      case .report(let report): record(report, from: actor.name)
      }
    }
  }

  private func firstRefusal(in reconciliation: Reconciliation) -> (error: APIError, report: CreationReport?)?
  {
    for case .create(let object, let report) in reconciliation.writes {
      guard let object = object as? any StoredObject else { return nil }
      var attempt = self
      do throws(APIError) { try attempt.create(object) } catch { return (error, report) }
      return nil
    }
    return nil
  }

  private mutating func note(
    _ refused: (error: APIError, report: CreationReport?), by actor: Actor, on key: NamespacedName
  ) {
    guard refusals[key]?.message != refused.error.message else { return }
    refusals[key] = Refusal(actor: actor, message: refused.error.message)
    unstoredChanges += 1
    guard let report = refused.report else { return }
    let step = ControllerStep(object: report.owner, change: .creationRefused(answer: refused.error.message))
    cause = decisions.append(.controllerStep(step), by: actor, at: now, cause: cause)
    record(report.refused(refused.error.message), from: actor.name)
  }
}

/// A controller whose creation the API server would not take.
struct Refusal: Sendable {
  let actor: Actor
  let message: String
}

extension World {
  /// Has controllers try again that were refused, since what admission goes by has changed.
  ///
  /// - Parameter namespace: where it has; nil for everywhere.
  mutating func retryRefused(in namespace: String?) {
    for (key, refusal) in refusals where namespace == nil || key.namespace == namespace {
      enqueue(refusal.actor, key)
    }
  }
}
