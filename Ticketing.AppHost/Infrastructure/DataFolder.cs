using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// Where local servers keep their data and a developer's secrets: <c>.data</c> in the checkout, which git
/// ignores, or the folder that <c>Ticketing:DataDirectory</c> names.
/// </summary>
internal static class DataFolder
{
    /// <summary>The folder's absolute path; it is made if it does not exist.</summary>
    public static string Of(IDistributedApplicationBuilder builder)
    {
        var folder = builder.Configuration["Ticketing:DataDirectory"] is { Length: > 0 } asked
            ? asked
            : Path.Combine(builder.AppHostDirectory, "..", ".data");
        return Directory.CreateDirectory(Path.GetFullPath(folder)).FullName;
    }

    /// <summary>
    /// The secret called <paramref name="name"/>, made once and kept in a file that only its owner may read.
    /// </summary>
    public static string Secret(IDistributedApplicationBuilder builder, string name, Func<string> make)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Of(builder), "secrets")).FullName, name);
        if (File.Exists(file))
        {
            return File.ReadAllText(file);
        }

        var secret = make();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
        return secret;
    }

    /// <summary>A password of 128 random bits, letters and digits only.</summary>
    public static string NewPassword() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant();
}
