namespace Ticketing.Architecture.Tests.Doors;

/// <summary>Lets one capability use types of another.</summary>
/// <param name="Caller">The capability that uses them: the name of its folder.</param>
/// <param name="Callee">The capability that has them.</param>
/// <param name="Types">Their names without namespace and type parameters.</param>
internal sealed record Door(string Caller, string Callee, params string[] Types);

/// <summary>
/// What the capabilities of one service may use of each other. A service has one subclass here, which the tests find by
/// itself; a service without one may not use anything across its capabilities.
/// </summary>
internal abstract class ServiceDoors
{
    /// <summary>The project, for example <c>Ticketing.Booking</c>.</summary>
    public abstract string Service { get; }

    /// <summary>Every use across capabilities. An entry that nobody uses fails the tests.</summary>
    public abstract IReadOnlyList<Door> Doors { get; }

    /// <summary>Types besides <c>…Rules</c> and <c>…Status</c> that know neither database, broker nor HTTP.</summary>
    public abstract IReadOnlyList<string> PureTypes { get; }

    /// <summary>The table of every service that has one.</summary>
    public static IReadOnlyList<ServiceDoors> All { get; } = [.. typeof(ServiceDoors).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ServiceDoors)))
        .Select(type => (ServiceDoors)Activator.CreateInstance(type)!)];
}
