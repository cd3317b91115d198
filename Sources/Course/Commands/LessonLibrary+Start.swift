import Cluster
import Commands
import Manifests
import Narration

extension LessonLibrary {
  /// Opens a lesson in a session: its opening world, its first step.
  ///
  /// - Parameter seed: takes the place of the lesson's own, unless the session has one for every lesson.
  /// - Returns: the first step's page.
  public func start(_ id: String, seed: UInt64? = nil, in session: inout Session) throws(CommandError)
    -> CommandOutput
  {
    let material = try material(of: id, seed: session.lessonSeed ?? seed)
    try begin(material, seed: session.lessonSeed ?? seed ?? material.lesson.seed, in: &session)
    return CommandOutput(try session.openLesson().page(in: session))
  }

  /// Begins a lesson in a session.
  func begin(_ material: LessonMaterial, seed: UInt64, in session: inout Session) throws(CommandError) {
    session.keepLesson()
    var opening = session
    var options = session.world.options
    options.seed = seed
    opening.begin(with: World(options: options))
    opening.give(material.files)
    var runner = ScriptRunner(opening)
    runner.run(material.start.text, name: material.start.name) { _ in }
    if let failure = runner.failures.first {
      throw .say(
        LessonMessage.startFailed(
          source: material.start.name, line: failure.line, command: failure.command, message: failure.message)
      )
    }
    var world = try runner.session.world(with: material.weather, source: "\(material.lesson.id).weather")
    world.observer = LessonWatch(material.lesson, in: world)
    session.begin(with: world)
    session.give(material.files)
    session.lessonRun = LessonRun(material, seed: seed, in: session)
  }

  /// The folder of a lesson that is named, in capitals or not.
  func folder(of name: String) throws(CommandError) -> Folder {
    let wanted = name.lowercased()
    if let folder = folders.first(where: { $0.id.lowercased() == wanted || $0.name.lowercased() == wanted }) {
      return folder
    }
    let ids = folders.map(\.id)
    let close = Spelling.nearest(to: wanted, among: ids)
    let nearest = close.isEmpty ? ids.filter { $0.hasSuffix(wanted) && !wanted.isEmpty } : close
    throw .say(LessonMessage.unknownLesson(name.cut(to: ScriptHeader.shownCharacters), nearest: nearest))
  }

  /// A lesson that can be played.
  public func material(of id: String, seed: UInt64? = nil) throws(CommandError) -> LessonMaterial {
    let folder = try folder(of: id)
    let loading = load(folder, seed: seed)
    guard let material = loading.material else {
      var error = CommandError.say(LessonMessage.faultyLesson(folder.id, faults: loading.faults.count))
      error.messages += loading.faults
      throw error
    }
    return material
  }
}

extension Session {
  /// This world, with faults to come that a teacher keeps to themselves.
  fileprivate func world(with weather: String?, source: String) throws(CommandError) -> World {
    guard let weather else { return world }
    var world = world
    for forecast in try WeatherFile.read(weather, source: source) { world.forecast(forecast.hidden) }
    return world
  }

  /// Puts a lesson's files before the samples, in the place of another lesson's.
  fileprivate mutating func give(_ files: FolderFiles) {
    givenFiles = [files] + givenFiles.filter { !($0 is FolderFiles) }
  }
}
