using System.Globalization;

namespace Aspire.Hosting.Running;

/// <summary>A resource with one instance is known by its name, the replicas of one with more as <c>name-0</c>, <c>name-1</c>.</summary>
internal static class ReplicaNames
{
    public static string Of(string resourceName, int index, int count)
        => count == 1 ? resourceName : string.Create(CultureInfo.InvariantCulture, $"{resourceName}-{index}");

    /// <summary>Whether an instance is meant by what somebody typed: its own id, or the name of the whole resource.</summary>
    public static bool Matches(string instance, string asked)
    {
        if (string.Equals(instance, asked, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        return instance.Length > asked.Length + 1
            && instance.StartsWith(asked, StringComparison.OrdinalIgnoreCase)
            && instance[asked.Length] == '-'
            && int.TryParse(instance.AsSpan(asked.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
