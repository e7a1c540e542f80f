using System.Reflection;

namespace Ticketing.Migrations;

/// <summary>
/// The SQL files embedded in this assembly, by folder: <c>Shared</c> runs in every database, then the
/// database's own. Names begin with a number that only grows, for example <c>Booking/0002_bookings.sql</c>. A
/// file that was released is never edited: the next change is the next file.
/// </summary>
public static class SqlMigrations
{
    /// <summary>Folder of the scripts that every service database has.</summary>
    public const string Shared = "Shared";

    /// <summary>
    /// The migrations of a database in order: (id, SQL text). The id is the file's name without its ending.
    /// </summary>
    public static IReadOnlyList<(string Id, string Sql)> Of(string folder)
    {
        var assembly = typeof(SqlMigrations).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => IsIn(name, Shared) || IsIn(name, folder))
            .Select(name => (Id: IdOf(name), Sql: Read(assembly, name)))
            .OrderBy(migration => migration.Id, StringComparer.Ordinal)];
    }

    private static bool IsIn(string name, string folder) => name.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string IdOf(string name) => Path.GetFileNameWithoutExtension(name[(name.IndexOf('/') + 1)..]);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
