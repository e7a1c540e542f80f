using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting;

/// <summary>A profile of <c>Properties/launchSettings.json</c>.</summary>
public sealed class LaunchProfile
{
    [JsonPropertyName("commandName")]
    public string? CommandName { get; set; }

    [JsonPropertyName("commandLineArgs")]
    public string? CommandLineArgs { get; set; }

    [JsonPropertyName("applicationUrl")]
    public string? ApplicationUrl { get; set; }

    [JsonPropertyName("launchBrowser")]
    public bool? LaunchBrowser { get; set; }

    [JsonPropertyName("launchUrl")]
    public string? LaunchUrl { get; set; }

    [JsonPropertyName("dotnetRunMessages")]
    public bool? DotnetRunMessages { get; set; }

    [JsonPropertyName("environmentVariables")]
    public Dictionary<string, string> EnvironmentVariables { get; set; } = [];
}

public sealed class LaunchSettings
{
    [JsonPropertyName("profiles")]
    public Dictionary<string, LaunchProfile> Profiles { get; set; } = [];

    /// <summary>Null when the folder has no launch settings.</summary>
    internal static LaunchSettings? Read(string projectDirectory)
    {
        var file = Path.Join(projectDirectory, "Properties", "launchSettings.json");
        if (!File.Exists(file))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), LaunchSettingsJson.Default.LaunchSettings);
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"The launch settings '{file}' cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>The named profile, or else the first one that runs the project.</summary>
    internal (string Name, LaunchProfile Profile)? Choose(string? name, string? preferred)
    {
        if (name is not null)
        {
            return Profiles.TryGetValue(name, out var named) ? (name, named) : throw new DistributedApplicationException(
                $"Launch settings file does not contain '{name}' profile.");
        }
        if (preferred is not null && Profiles.TryGetValue(preferred, out var same))
        {
            return (preferred, same);
        }
        foreach (var (key, profile) in Profiles)
        {
            if (profile.CommandName is null or "Project")
            {
                return (key, profile);
            }
        }
        return null;
    }
}

[JsonSourceGenerationOptions(ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(LaunchSettings))]
internal sealed partial class LaunchSettingsJson : JsonSerializerContext;
