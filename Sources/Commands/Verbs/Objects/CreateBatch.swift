import Cluster
import Kubernetes
import Narration

extension Command {
  static let createJob = Command(
    "create job", aliases: ["create jobs", "create job.batch"], origin: .kubectl,
    syntax: [.one(.text("NAME"))], flags: [.image, .from, .dryRun, .output], help: .create,
    examples: ["create job backup --image=busybox -- sh -c 'sleep 20'"]
  ) { session, given throws(CommandError) in
    var job = Job()
    switch (given[.image], given[.from]) {
    case (let image?, nil):
      job.template.spec = PodSpec(running: given.wordsAfterDashes, image: image, named: given.words[0])
      job.template.spec.restartPolicy = .never
    case (nil, let source?): job = try session.job(from: source, given)
    default: throw .upstream(UpstreamText.imageOrFrom)
    }
    job.metadata.name = given.words[0]
    return try session.create(job, given)
  }

  static let createCronJob = Command(
    "create cronjob", aliases: ["create cj", "create cronjobs", "create cronjob.batch"], origin: .kubectl,
    syntax: [.one(.text("NAME"))], flags: [.image, .schedule, .restart, .dryRun, .output], help: .create,
    examples: ["create cronjob hello --image=busybox --schedule='*/5 * * * *' -- echo hello"]
  ) { session, given throws(CommandError) in
    let missing = [Flag.image, .schedule].filter { given[$0] == nil }.map(\.name)
    guard missing.isEmpty else { throw .upstream(UpstreamText.requiredFlags(missing)) }
    var cronJob = CronJob()
    cronJob.metadata.name = given.words[0]
    cronJob.schedule = given[.schedule] ?? ""
    guard CronSchedule(cronJob.schedule) != nil else {
      throw .upstream(
        UpstreamText.invalidSchedule(given.words[0], cronJob.schedule),
        CommandMessage.badSchedule(cronJob.schedule))
    }
    cronJob.jobTemplate.metadata.name = given.words[0]
    var spec = PodSpec(
      running: given.wordsAfterDashes, image: given[.image] ?? "", named: given.words[0])
    spec.restartPolicy = .onFailure
    if let text = given[.restart] {
      guard let policy = PodSpec.RestartPolicy(rawValue: text), policy != .always else {
        throw .upstream(UpstreamText.invalidRestartPolicy(text))
      }
      spec.restartPolicy = policy
    }
    cronJob.jobTemplate.template.spec = spec
    return try session.create(cronJob, given)
  }
}

extension PodSpec {
  /// One container, as kubectl makes it of an image and a command.
  fileprivate init(running command: [String], image: String, named name: String) {
    self.init()
    var container = Container()
    container.name = name
    container.image = image
    container.command = command
    containers = [container]
  }
}

extension Session {
  /// A Job of a CronJob's template, started by hand: `--from=cronjob/backup`.
  fileprivate func job(from source: String, _ given: Invocation) throws(CommandError) -> Job {
    guard let cronJob = try target([source], given).as(CronJob.self) else {
      throw .upstream(UpstreamText.fromMustBeCronJob)
    }
    var job = cronJob.jobTemplate
    job.metadata = ObjectMeta(name: "", labels: cronJob.jobTemplate.metadata.labels)
    job.metadata.annotations = cronJob.jobTemplate.metadata.annotations
    job.metadata.annotations[UpstreamText.instantiate] = "manual"
    job.metadata.ownerReferences = [
      OwnerReference(
        apiVersion: CronJob.kind.apiVersion, kind: CronJob.kind.name, name: cronJob.metadata.name,
        uid: cronJob.metadata.uid, isController: true, blockOwnerDeletion: false)
    ]
    return job
  }
}
