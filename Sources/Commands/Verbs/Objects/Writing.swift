import Cluster
import Karpenter
import Kubernetes
import Manifests
import Narration

/// What verbs that write have in common: dry runs, `-o`, and kubectl's line per object.
extension Session {
  /// Creates an object for a student and says so.
  mutating func create(_ object: any StoredObject, _ given: Invocation) throws(CommandError) -> CommandOutput
  {
    var new = object
    if type(of: object).kind.isNamespaced { new.metadata.namespace = given[.namespace] ?? namespace }
    guard try given.dryRun() == .client, case .document(let format) = try outputFormat(given) else {
      return try create(.active(new), given)
    }
    new.metadata.namespace = given[.namespace] ?? ""
    return CommandOutput(try format.text(of: ClusterObject.active(new).json.asGenerated))
  }

  mutating func create(
    _ object: ClusterObject, _ given: Invocation, did verb: String = "created"
  ) throws(CommandError) -> CommandOutput {
    let dryRun = try given.dryRun()
    if dryRun == .client { return try written(object, did: verb, given) }
    let created: ClusterObject
    if dryRun == .server {
      var trial = world
      created = try trial.created(object)
    } else {
      created = try change(given) { (world: inout World) throws(CommandError) in try world.created(object) }
    }
    return try written(created, did: verb, given)
  }

  /// Writes objects back after an edit, each by itself, as one command of the student's. One that cannot be edited stays
  /// as it is, and the others are.
  ///
  /// - Parameter unchanged: said of an object that the edit left as it was; nil says `verb` of it too.
  mutating func edit(
    _ objects: [ClusterObject], _ given: Invocation, did verb: String, unchanged: String? = nil,
    _ body: (inout ClusterObject) throws(CommandError) -> Void
  ) throws(CommandError) -> CommandOutput {
    var edited: [ClusterObject] = []
    var failures: [CommandError] = []
    for object in objects {
      var copy = object
      do throws(CommandError) {
        try body(&copy)
        edited.append(copy)
      } catch {
        failures.append(error)
      }
    }
    if objects.count == 1, let only = failures.first { throw only }
    var output = CommandOutput()
    for failure in failures { output.print(failure.told(in: language), to: .remarks) }
    let dryRun = try given.dryRun()
    var changes = [Bool](repeating: true, count: edited.count)
    if dryRun == .none, !edited.isEmpty {
      changes = try change(given) { (world: inout World) throws(CommandError) in
        var changes: [Bool] = []
        for object in edited { changes.append(try world.wrote(object)) }
        return changes
      }
    }
    for (object, hasChanged) in zip(edited, changes) {
      let said = hasChanged ? verb : unchanged ?? verb
      output.append(try written(world.object(object.reference) ?? object, did: said, given))
    }
    if !failures.isEmpty { output.status = .failed }
    return output
  }

  /// What is printed of an object that was written: kubectl's line, or the object as `-o` wants it.
  func written(_ object: ClusterObject, did verb: String, _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    switch try outputFormat(given) {
    case .table, .wide:
      let text = UpstreamText.did(verb, to: object.qualifiedName, dryRun: try given.dryRun())
      var output = CommandOutput()
      output.line(StyledText(text))
      for remark in object.as(KubeSchedulerConfiguration.self)?.remarks ?? [] {
        output.remark(remark.told(in: language))
      }
      if let gate = object.featureGate, !world.options.karpenter.featureGates[gate] {
        let message = CommandMessage.gateIsOff(gate: gate.rawValue, object: object.qualifiedName)
        output.remark(message.told(in: language))
      }
      return output
    case .document(let format): return CommandOutput(try format.text(of: [object], asList: false))
    }
  }
}

extension Invocation {
  func dryRun() throws(CommandError) -> DryRun {
    switch self[.dryRun] {
    case nil, "none"?, "false"?: return .none
    case "client"?, "unchanged"?, "true"?: return .client
    case "server"?: return .server
    case let text?: throw .upstream(UpstreamText.invalidDryRun(text))
    }
  }
}

extension World {
  mutating func created(_ object: ClusterObject) throws(CommandError) -> ClusterObject {
    do throws(APIError) {
      switch object {
      case .active(let object): return .active(try createdActive(object))
      case .inert(let object):
        let reference = ObjectReference(kind: object.kind, name: object.metadata.namespacedName)
        guard self.object(reference) == nil else {
          throw .alreadyExists(kind: object.kind, name: object.metadata.name)
        }
        put(object)
        return self.object(reference) ?? .inert(object)
      }
    } catch {
      throw .server(error)
    }
  }

  private mutating func createdActive(_ object: some StoredObject) throws(APIError) -> any StoredObject {
    try create(object)
  }

  /// - Returns: whether anything changed.
  mutating func wrote(_ object: ClusterObject) throws(CommandError) -> Bool {
    if let old = self.object(object.reference)?.resource, let new = object.resource {
      let problems = new.problems(updating: old)
      guard problems.isEmpty else {
        throw CommandError(
          InvalidManifest(
            kind: object.kind.name, apiVersion: object.kind.apiVersion, name: object.name, problems: problems)
        )
      }
    }
    do throws(APIError) {
      return try write(object)
    } catch {
      throw .server(error)
    }
  }
}

extension ClusterObject {
  /// The feature gate of Karpenter's without which it has no effect; nil when it takes none.
  fileprivate var featureGate: FeatureGate? {
    if self.as(NodeOverlay.self) != nil { return .nodeOverlay }
    return self.as(NodePool.self)?.replicas == nil ? nil : .staticCapacity
  }

  /// Changes the object if it is of a type; false, and nothing done, if it is not.
  @discardableResult
  mutating func change<Object: StoredObject>(_ type: Object.Type, _ body: (inout Object) -> Void) -> Bool {
    guard case .active(let object) = self, var typed = object as? Object else { return false }
    body(&typed)
    self = .active(typed)
    return true
  }

  func `as`<Object: StoredObject>(_ type: Object.Type) -> Object? {
    guard case .active(let object) = self else { return nil }
    return object as? Object
  }

  /// Changes the template of the Pods it makes, or the Pod itself; false for what has no Pods.
  mutating func changePodSpec(_ body: (inout PodSpec) -> Void) -> Bool {
    change(Deployment.self) { body(&$0.template.spec) } || change(DaemonSet.self) { body(&$0.template.spec) }
      || change(ReplicaSet.self) { body(&$0.template.spec) }
      || change(StatefulSet.self) { body(&$0.template.spec) } || change(Job.self) { body(&$0.template.spec) }
      || change(CronJob.self) { body(&$0.jobTemplate.template.spec) } || change(Pod.self) { body(&$0.spec) }
  }

  var podSpec: PodSpec? {
    self.as(Deployment.self)?.template.spec ?? self.as(DaemonSet.self)?.template.spec
      ?? self.as(ReplicaSet.self)?.template.spec ?? self.as(StatefulSet.self)?.template.spec
      ?? self.as(Job.self)?.template.spec ?? self.as(CronJob.self)?.jobTemplate.template.spec
      ?? self.as(Pod.self)?.spec
  }
}
