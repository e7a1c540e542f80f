using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Dapper;

namespace Ticketing.TestKit;

/// <summary>
/// Dapper writes code for each statement and connection string. The databases of a test process differ in their names only,
/// so what was written for one serves them all; else each test compiles its statements anew.
/// </summary>
internal static class SharedStatements
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Has to be set before the first statement of whichever test.")]
    internal static void Share() => SqlMapper.ConnectionStringComparer = new AllAlike();

    private sealed class AllAlike : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => true;

        public int GetHashCode(string obj) => 0;
    }
}
