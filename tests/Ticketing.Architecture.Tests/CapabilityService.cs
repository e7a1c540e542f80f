using System.Reflection;
using Ticketing.Architecture.Tests.Doors;

namespace Ticketing.Architecture.Tests;

/// <summary>A type of one capability that code of another capability, or of Infrastructure, uses.</summary>
/// <param name="Caller">The folder of the code.</param>
/// <param name="Callee">The folder of the used type.</param>
/// <param name="Type">The used type's name without namespace and type parameters.</param>
/// <param name="By">The using type's full name.</param>
internal sealed record Use(string Caller, string Callee, string Type, string By)
{
    public override string ToString() => $"{Caller} -> {Callee}: {Type} (by {By})";
}

/// <summary>
/// A service whose top-level folders are capabilities: it has at least one <c>Orders/OrdersModule.cs</c> and no
/// <c>Domain/</c> or <c>Features/</c> any more.
/// </summary>
internal sealed class CapabilityService
{
    public const string Infrastructure = "Infrastructure";

    private CapabilityService(string name, IEnumerable<string> folders)
    {
        Name = name;
        Types = [.. Assembly.Load(name).GetTypes()];
        Capabilities = [.. folders.Where(folder => folder != Infrastructure).Order(StringComparer.Ordinal)];
        Table = ServiceDoors.All.FirstOrDefault(doors => doors.Service == name);
        Uses = [.. Types.Where(type => FolderOf(type) is not null).SelectMany(UsesOf).Distinct()];
    }

    /// <summary>The services in services/ that are laid out so.</summary>
    public static IReadOnlyList<CapabilityService> All { get; } = [.. Sources.Product
        .Where(path => path.StartsWith("services/"))
        .Select(path => path.Split('/'))
        .Where(parts => parts.Length > 3)
        .GroupBy(parts => parts[1])
        .Where(files => files.Any(parts => parts[3] == $"{parts[2]}Module.cs"))
        .Where(files => !files.Any(parts => parts[2] is "Domain" or "Features"))
        .Select(files => new CapabilityService(files.Key, files.Select(parts => parts[2]).Distinct()))];

    /// <summary>The project, for example <c>Ticketing.Booking</c>.</summary>
    public string Name { get; }

    /// <summary>Folder names, for example <c>Orders</c>.</summary>
    public IReadOnlyList<string> Capabilities { get; }

    public IReadOnlyList<Type> Types { get; }

    /// <summary>What may be used across capabilities; null when the service has no table.</summary>
    public ServiceDoors? Table { get; }

    /// <summary>Uses of one capability's types by another or by Infrastructure, also in bodies of methods.</summary>
    public IReadOnlyList<Use> Uses { get; }

    /// <summary>The capability or <c>Infrastructure</c> that a type belongs to; null for other types.</summary>
    public string? FolderOf(Type type)
    {
        if (type.Assembly.GetName().Name != Name || type.Namespace is not { } ns
            || !ns.StartsWith(Name + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = ns[(Name.Length + 1)..].Split('.')[0];
        return folder == Infrastructure || Capabilities.Contains(folder) ? folder : null;
    }

    /// <summary>The name of the outermost type, without type parameters.</summary>
    public static string NameOf(Type type) =>
        type.DeclaringType is { } outer ? NameOf(outer) : type.Name.Split('`')[0];

    private IEnumerable<Use> UsesOf(Type type)
    {
        var caller = FolderOf(type)!;
        return UsedTypes.Of(type)
            .Select(used => (Folder: FolderOf(used), Name: NameOf(used)))
            .Where(used => used.Folder is not null && used.Folder != caller && used.Folder != Infrastructure)
            .Select(used => new Use(caller, used.Folder!, used.Name, NameOf(type)));
    }
}
