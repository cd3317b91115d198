import Cluster
import Kubernetes
import Narration

extension Command {
  static let setResources = Command(
    "set resources", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.requests, .limits, .containers, .selector, .all, .dryRun, .output], help: .set,
    examples: [
      "create deployment web --image=nginx", "set resources deploy/web --requests=cpu=250m,memory=512Mi",
    ]
  ) { session, given throws(CommandError) in
    guard given[.requests] != nil || given[.limits] != nil else {
      throw .upstream(UpstreamText.noResourcesGiven)
    }
    let requests = try given[.requests].map { (text) throws(CommandError) in
      try ResourceList(typed: text, flag: "--requests")
    }
    let limits = try given[.limits].map { (text) throws(CommandError) in
      try ResourceList(typed: text, flag: "--limits")
    }
    let targets = try session.targets(given.words, given)
    return try session.edit(targets, given, did: "resource requirements updated") {
      (object) throws(CommandError) in
      try object.changeContainers(given[.containers]) { container in
        for (name, amount) in requests?.sorted ?? [] { container.resources.requests[name] = amount }
        for (name, amount) in limits?.sorted ?? [] { container.resources.limits[name] = amount }
      }
    }
  }

  static let setImage = Command(
    "set image", origin: .kubectl, syntax: [.any(.resources), .any(.imageEdit)],
    flags: [.selector, .all, .dryRun, .output], help: .set,
    examples: ["create deployment web --image=nginx", "set image deployment/web nginx=nginx:1.27"]
  ) { session, given throws(CommandError) in
    let objectWords = given.words.filter { !$0.contains("=") }
    var images: [(container: String, image: String)] = []
    for word in given.words where word.contains("=") {
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      images.append((String(sides[0]), String(sides[1])))
    }
    guard !images.isEmpty else { throw .upstream(UpstreamText.noImagesGiven) }
    let targets = try session.targets(objectWords, given)
    return try session.edit(targets, given, did: "image updated") { (object) throws(CommandError) in
      for (name, image) in images {
        try object.changeContainers(name) { $0.image = image }
      }
    }
  }

  static let setEnv = Command(
    "set env", origin: .kubectl, syntax: [.any(.resources), .any(.labelEdit)],
    flags: [.containers, .selector, .all, .dryRun, .output], help: .set,
    examples: ["create deployment web --image=nginx", "set env deployment/web MODE=fast"]
  ) { session, given throws(CommandError) in
    let edits = given.words.compactMap(LabelEdit.init)
    guard !edits.isEmpty else { throw .upstream(UpstreamText.noEnvironmentGiven) }
    let targets = try session.targets(given.words.filter { LabelEdit($0) == nil }, given)
    return try session.edit(targets, given, did: "env updated") { (object) throws(CommandError) in
      try object.changeContainers(given[.containers]) { container in
        for edit in edits {
          switch edit {
          case .remove(let name): container.env.removeAll { $0.name == name }
          case .set(let name, let value):
            var variable = EnvVar()
            variable.name = name
            variable.value = value
            container.env.removeAll { $0.name == name }
            container.env.append(variable)
          }
        }
      }
    }
  }
}

extension ClusterObject {
  /// Changes its Pods' containers of a name, or all of them for nil and `*`.
  mutating func changeContainers(_ name: String?, _ body: (inout Container) -> Void) throws(CommandError) {
    let wanted = name == "*" ? nil : name
    var found = false
    let hasPods = changePodSpec { spec in
      for index in spec.containers.indices where wanted == nil || spec.containers[index].name == wanted {
        body(&spec.containers[index])
        found = true
      }
    }
    guard hasPods else { throw .upstream(UpstreamText.hasNoPodTemplate(qualifiedName)) }
    guard found else { throw .upstream(UpstreamText.noSuchContainer(wanted ?? "*")) }
  }
}
